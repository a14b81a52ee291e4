package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.object.ObjectType;
import io.github.netlink4j.sys.NetnsCookie;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A type of object of the routing netlink, such as {@code Rule.TYPE}. Listings, events, filters, mirrors, and the tests
 * of all types are derived from this one declaration. Declared once, as a constant of the snapshot's class; compared by
 * identity.
 *
 * @param <K> the key, which distinguishes an object from all others
 * @param <V> the view that reads an object in place
 * @param <T> the object that owns its bytes
 */
public final class RtObjectType<K, V extends MessageView, T extends V> extends ObjectType<V, T> {
    private final Builder<K, V, T> declared;
    /** Created on first use, because it may refer to attributes of many classes. */
    private volatile @Nullable Comparison comparison;

    private RtObjectType(Builder<K, V, T> declared) {
        super(
                declared.name,
                declared.kind.added(declared.attributes),
                declared.kind.deleted(declared.attributes),
                declared.kind.get(declared.attributes),
                declared.newView,
                declared.copy,
                declared.where,
                declared.largest);
        this.declared = declared;
    }

    /**
     * Begins a declaration.
     *
     * @param name the usual name, such as {@code rule}
     * @param kind the kind of the messages
     * @param attributes the attributes of the messages
     * @param newView creates a view that does not point at a message yet
     * @param copy creates an object that owns its bytes
     * @param key returns what distinguishes an object from all others; it must not refer to the view's bytes
     */
    public static <K, V extends MessageView, T extends V> Builder<K, V, T> named(
            String name,
            RtmKind kind,
            AttrSet attributes,
            Supplier<V> newView,
            Function<? super V, ? extends T> copy,
            Function<? super V, ? extends K> key) {
        return new Builder<>(name, kind, attributes, newView, copy, key);
    }

    /** Returns the kind of this type's messages. */
    public RtmKind kind() {
        return declared.kind;
    }

    /** Returns the attributes of this type's messages. */
    public AttrSet attributes() {
        return declared.attributes;
    }

    /** Returns the key of an object, which distinguishes it from all others, or from all but a few. */
    public K key(V object) {
        return declared.key.apply(object);
    }

    /**
     * Checks the object that identifies the target of a request, before anything is sent. An object that was read in
     * one network namespace does not identify an object in another, where a different object may look like it.
     *
     * @param netnsCookie the cookie of the namespace that the request reaches; 0 when not known
     * @throws IllegalArgumentException when the object was read in another network namespace
     */
    public void checkOrigin(MessageType request, V object, long netnsCookie) {
        if (NetnsCookie.differ(object.netnsCookie(), netnsCookie)) {
            throw new IllegalArgumentException(request.kernelName() + " " + object + ": the " + name()
                    + " was read in another network namespace; in this network namespace another " + name()
                    + " may be like it; identify it by a spec");
        }
    }

    /** Returns the multicast groups that notify changes of such objects. */
    public List<Group> groups() {
        return declared.groups;
    }

    /** Returns the multicast groups that a mirror joins as well: they notify other changes that affect such objects. */
    public List<Group> mirrorGroups() {
        return declared.mirrorGroups;
    }

    /** Returns whether a mirror can hold such objects. */
    public boolean isMirrored() {
        return declared.allOf != null;
    }

    /**
     * Returns the address families, AF_*, that a mirror keeps separately; only AF_UNSPEC when it keeps all objects
     * together.
     */
    public int[] families() {
        return declared.families.clone();
    }

    /**
     * Returns the filter that matches all objects of a family.
     *
     * @throws IllegalStateException when a mirror cannot hold such objects
     */
    public ObjectFilter<V> allOf(int family) {
        IntFunction<? extends ObjectFilter<V>> allOf = declared.allOf;
        if (allOf == null) {
            throw new IllegalStateException("a mirror cannot hold objects of type " + name());
        }
        return allOf.apply(family);
    }

    /** Returns the indexes by which a mirror finds such objects. */
    public List<Index<?, T>> indexes() {
        return declared.indexes;
    }

    /** Returns which properties count when two objects are compared. */
    public Comparison comparison() {
        Comparison made = comparison;
        if (made == null) {
            made = declared.comparison.get();
            comparison = made;
        }
        return made;
    }

    /** Returns whether several equal objects may exist. */
    public boolean keysMayRepeat() {
        return declared.keysMayRepeat;
    }

    /** Returns whether the flags of a message report whether the object is new, as they do for routes. */
    public boolean flagsReportChange() {
        return declared.flagsReportChange;
    }

    /** Returns whether the kernel reports that objects changed while it listed them. NLM_F_DUMP_INTR. */
    public boolean reportsInterruptedDumps() {
        return declared.reportsInterruptedDumps;
    }

    /** Returns the place of the index of a link in a message; null when messages contain none. */
    public @Nullable MessagePlace linkPlace() {
        return declared.linkPlace;
    }

    /** Returns the place of the routing table in a message; null when messages contain none. */
    public @Nullable MessagePlace tablePlace() {
        return declared.tablePlace;
    }

    /** Returns a new reconciler for one family of this type in a mirror. */
    public Reconciler<K, T> reconciler(int family, SharedState.Registry shared) {
        Reconciler.Factory<K, T> factory = declared.reconciler;
        return factory == null ? new NotifiedReconciler<>(this, family) : factory.make(family, shared);
    }

    /** A declaration in progress. Each method returns this. */
    public static final class Builder<K, V extends MessageView, T extends V> {
        private final String name;
        private final RtmKind kind;
        private final AttrSet attributes;
        private final Supplier<V> newView;
        private final Function<? super V, ? extends T> copy;
        private final Function<? super V, ? extends K> key;
        private List<Group> groups = List.of();
        private List<Group> mirrorGroups = List.of();
        private @Nullable Predicate<? super V> where;
        private @Nullable IntFunction<? extends ObjectFilter<V>> allOf;
        private int[] families = {AddressFamily.AF_UNSPEC};
        private List<Index<?, T>> indexes = List.of();
        private Supplier<Comparison> comparison = Comparison::ignoring;
        private boolean keysMayRepeat;
        private boolean flagsReportChange;
        private boolean reportsInterruptedDumps;
        private int largest;
        private @Nullable MessagePlace linkPlace;
        private @Nullable MessagePlace tablePlace;
        private Reconciler.@Nullable Factory<K, T> reconciler;

        private Builder(
                String name,
                RtmKind kind,
                AttrSet attributes,
                Supplier<V> newView,
                Function<? super V, ? extends T> copy,
                Function<? super V, ? extends K> key) {
            this.name = name;
            this.kind = kind;
            this.attributes = attributes;
            this.newView = newView;
            this.copy = copy;
            this.key = key;
        }

        /** Sets the multicast groups that notify changes of such objects. */
        public Builder<K, V, T> groups(Group... notifying) {
            groups = List.of(notifying);
            return this;
        }

        /** Sets the condition for messages of this kind that are about such an object; by default all are. */
        public Builder<K, V, T> where(Predicate<? super V> condition) {
            where = condition;
            return this;
        }

        /**
         * Declares that a mirror can hold such objects.
         *
         * @param all the filter that matches all objects of a family
         * @param heldApart the families, AF_*, that a mirror keeps separately; none when it keeps all objects together
         */
        public Builder<K, V, T> allOf(IntFunction<? extends ObjectFilter<V>> all, int... heldApart) {
            allOf = all;
            families = heldApart.length == 0 ? families : heldApart.clone();
            return this;
        }

        /** Sets the indexes by which a mirror finds such objects. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is copied
        public final Builder<K, V, T> indexes(Index<?, T>... ways) {
            indexes = List.of(ways);
            return this;
        }

        /** Sets which properties count when two objects are compared; by default all do. */
        public Builder<K, V, T> comparing(Supplier<Comparison> counting) {
            comparison = counting;
            return this;
        }

        /** Declares that several equal objects may exist. */
        public Builder<K, V, T> keysMayRepeat() {
            keysMayRepeat = true;
            return this;
        }

        /**
         * Declares that the flags of a message report whether the object is new: NLM_F_CREATE, NLM_F_REPLACE,
         * NLM_F_APPEND.
         */
        public Builder<K, V, T> flagsReportChange() {
            flagsReportChange = true;
            return this;
        }

        /** Declares that the kernel reports when objects changed while it listed them. NLM_F_DUMP_INTR. */
        public Builder<K, V, T> reportsInterruptedDumps() {
            reportsInterruptedDumps = true;
            return this;
        }

        /** Sets the size of the largest object in bytes, for a type whose objects may exceed a datagram of 32 KiB. */
        public Builder<K, V, T> largest(int bytes) {
            largest = bytes;
            return this;
        }

        /** Sets the place of the index of a link in a message. */
        public Builder<K, V, T> linkAt(MessagePlace place) {
            linkPlace = place;
            return this;
        }

        /** Sets the place of the routing table in a message. */
        public Builder<K, V, T> tableAt(MessagePlace place) {
            tablePlace = place;
            return this;
        }

        /**
         * Sets how a mirror follows changes that the kernel does not notify.
         *
         * @param factory creates the reconciler for a mirror
         * @param joinedAsWell the multicast groups that notify the causes of such changes
         */
        public Builder<K, V, T> reconciler(Reconciler.Factory<K, T> factory, Group... joinedAsWell) {
            reconciler = Objects.requireNonNull(factory);
            mirrorGroups = List.of(joinedAsWell);
            return this;
        }

        /** Returns the declared type. */
        public RtObjectType<K, V, T> declare() {
            return new RtObjectType<>(this);
        }
    }
}
