package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.rule.RuleAttr;
import io.github.netlink4j.rtnetlink.rule.RuleView;
import io.github.netlink4j.testing.ModuleClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtObjectTypesTest {
    @Test
    void givenClassesOfTheModule_whenTheyDeclareAType_thenItIsListed() throws Exception {
        List<RtObjectType<?, ?, ?>> declared = new ArrayList<>();
        for (String name : ModuleClasses.beside(RtObjectTypes.class)) {
            for (Field field : Class.forName(name).getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (field.getType() == RtObjectType.class
                        && Modifier.isStatic(modifiers)
                        && Modifier.isPublic(modifiers)) {
                    declared.add((RtObjectType<?, ?, ?>) field.get(null));
                }
            }
        }

        assertThat(RtObjectTypes.all()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void givenTypes_whenCompared_thenNoTwoHaveTheSameName() {
        assertThat(RtObjectTypes.all()).extracting(RtObjectType::name).doesNotHaveDuplicates();
    }

    @Test
    void givenObjectWithAMalformedAttribute_whenPrinted_thenShownByTheKernelsNames() {
        for (RtObjectType<?, ?, ?> type : RtObjectTypes.all()) {
            for (Attr key : type.attributes().attributes()) {
                MessageView view = type.newView();
                view.wrap(message(type, key.type(), new byte[1]), 0);

                assertThat(view.toString()).as(key.toString()).isNotEmpty();
            }
        }
        MessageView rule = new RuleView();
        rule.wrap(message(Rule.TYPE, RuleAttr.PRIORITY.type(), new byte[1]), 0);
        MessageView neighbour = new NeighbourView();
        neighbour.wrap(message(Neighbour.TYPE, NeighbourAttr.DST.type(), new byte[1]), 0);
        assertThat(rule).asString().endsWith(" FRA_PRIORITY 0x00");
        assertThat(neighbour).asString().endsWith(" NDA_DST 0x00");
    }

    private static byte[] message(RtObjectType<?, ?, ?> type, int attribute, byte[] value) {
        MessageWriter writer = new MessageWriter();
        writer.begin(type.added(), 0, 1);
        writer.putRaw(type.attributes(), attribute, value);
        writer.finish();
        return Arrays.copyOf(writer.bytes(), writer.length());
    }
}
