package io.github.netlink4j.codec;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that contains attributes. Which ones is either fixed or determined by a selector, a string attribute beside the
 * nest: the content of IFLA_INFO_DATA depends on IFLA_INFO_KIND.
 */
public final class Nest extends Attr {
    /** Maps the value of a selector to the attributes inside the nest. */
    @FunctionalInterface
    public interface Choice {
        /** Returns the attributes for a value of the selector, null when none are known. */
        @Nullable
        AttrSet inside(String selected);
    }

    /** Length of a fixed structure before the attributes, such as struct ifinfomsg in VETH_INFO_PEER. */
    private final int header;

    private final boolean flagged;

    /** Called when first needed, because the set is often declared in another class. */
    private @Nullable Supplier<AttrSet> inside;

    private @Nullable Str selector;
    private @Nullable Choice choice;

    Nest(AttrSet set, int type, String name, int header, boolean flagged) {
        super(set, type, name);
        this.header = Wire.align(header);
        this.flagged = flagged;
    }

    /**
     * Declares that this nest contains a set of attributes that is declared in another class.
     *
     * @return this nest
     * @throws IllegalStateException when its content is declared already
     */
    public Nest holding(Supplier<AttrSet> attributes) {
        checkUndeclared();
        this.inside = attributes;
        return this;
    }

    /**
     * Declares a new set of attributes as the content of this nest.
     *
     * @param name short name of the set, such as {@code vlan egress}
     * @param prefix common prefix of the kernel's names, such as {@code IFLA_VLAN_QOS_}
     * @return the set, without attributes yet
     * @throws IllegalStateException when the content is declared already
     */
    public AttrSet contents(String name, String prefix) {
        AttrSet attributes = AttrSet.inside(this, name, prefix);
        holding(() -> attributes);
        return attributes;
    }

    /**
     * Declares that a string attribute beside this nest determines its content.
     *
     * @param beside the selector
     * @param attributes maps its values to sets of attributes
     * @return this nest
     * @throws IllegalStateException when the content is declared already
     */
    public Nest chosenBy(Str beside, Choice attributes) {
        checkUndeclared();
        this.selector = beside;
        this.choice = attributes;
        return this;
    }

    private void checkUndeclared() {
        if (inside != null || choice != null) {
            throw new IllegalStateException(path() + ": its content is declared already");
        }
    }

    /** Returns the length in bytes of the fixed structure before the attributes, including padding. */
    public int header() {
        return header;
    }

    /** Returns whether it is sent with NLA_F_NESTED, which newer families require and rtnetlink does not. */
    public boolean isFlagged() {
        return flagged;
    }

    /** Returns the attributes inside, null when a selector determines them or when none are declared. */
    public @Nullable AttrSet inside() {
        return inside == null ? null : inside.get();
    }

    /** Returns the attribute that determines the content, null when the content is fixed. */
    @Nullable
    Str selector() {
        return selector;
    }

    /**
     * Returns the attributes inside this nest for a value of its selector.
     *
     * @param selected value of the selector, null when there is none
     * @return the attributes, null when none are declared
     */
    public @Nullable AttrSet insideWhen(@Nullable String selected) {
        return choice != null && selected != null ? choice.inside(selected) : inside();
    }

    @Override
    public String valueType() {
        return "nest";
    }

    @Override
    String format(byte[] bytes, int at, int length) {
        return "(" + length + " bytes)";
    }
}
