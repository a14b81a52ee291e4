package io.github.netlink4j.codec;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that holds attributes. Which ones is either fixed, or told by a text beside it: IFLA_INFO_DATA holds what
 * IFLA_INFO_KIND says.
 */
public final class Nest extends Attr {
    /** Knows what stands in a nest by the text beside it. */
    @FunctionalInterface
    public interface Choice {
        /** The attributes, null when this text is not known. */
        @Nullable
        AttrSet inside(String selected);
    }

    /** Bytes of a fixed structure before the attributes, as struct ifinfomsg in VETH_INFO_PEER. */
    private final int header;

    private final boolean flagged;

    /** Tells what stands inside; asked late, since that is often declared in a class of its own. */
    private @Nullable Supplier<AttrSet> inside;

    private @Nullable Str selector;
    private @Nullable Choice choice;

    Nest(AttrSet set, int type, String name, int header, boolean flagged) {
        super(set, type, name);
        this.header = Wire.align(header);
        this.flagged = flagged;
    }

    /**
     * Declares which attributes this nest holds: a set that is declared in another class.
     *
     * @return this
     * @throws IllegalStateException when that is declared already
     */
    public Nest holding(Supplier<AttrSet> attributes) {
        checkUndeclared();
        this.inside = attributes;
        return this;
    }

    /**
     * Declares the attributes that this nest holds.
     *
     * @param name what people call them, such as {@code vlan egress}
     * @param prefix how the kernel's names of them begin, such as {@code IFLA_VLAN_QOS_}
     * @return their set, without attributes yet
     * @throws IllegalStateException when what it holds is declared already
     */
    public AttrSet contents(String name, String prefix) {
        AttrSet attributes = AttrSet.inside(this, name, prefix);
        holding(() -> attributes);
        return attributes;
    }

    /**
     * Declares that a text beside this nest selects what it holds.
     *
     * @return this
     * @throws IllegalStateException when what it holds is declared already
     */
    public Nest chosenBy(Str beside, Choice attributes) {
        checkUndeclared();
        this.selector = beside;
        this.choice = attributes;
        return this;
    }

    private void checkUndeclared() {
        if (inside != null || choice != null) {
            throw new IllegalStateException(path() + ": what it holds is declared already");
        }
    }

    /** Bytes of the fixed structure in front of the attributes inside. */
    public int header() {
        return header;
    }

    /** Whether it is sent with NLA_F_NESTED, as newer families want it and rtnetlink does not. */
    public boolean isFlagged() {
        return flagged;
    }

    /** The attributes inside, null when another attribute chooses them or they are not known. */
    public @Nullable AttrSet inside() {
        return inside == null ? null : inside.get();
    }

    /** The text beside this nest that tells what stands in it, null when that is fixed. */
    @Nullable
    Str selector() {
        return selector;
    }

    /** The attributes inside this nest where the text beside it is this one, null for none; null when they are not known. */
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
