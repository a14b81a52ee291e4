package io.github.netlink4j.socket;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.NativeBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for the kernel that decides by the bytes of a message whether it is put into a socket's queue. What it rejects
 * wakes nobody, takes no room, and is not counted as lost. Classic BPF, linux/filter.h.
 *
 * <p>It judges datagrams of one message that has at least as many bytes as it reads, and accepts all others. It runs from
 * its first line to its last, and jumps only forward: a label is placed behind all that jump to it.
 */
public final class FilterProgram {
    // What a line does; the names in the comments are the kernel's.
    private static final int LOAD_LENGTH = 0x80; // BPF_LD | BPF_W | BPF_LEN
    private static final int LOAD_NUMBER = 0x00; // BPF_LD | BPF_IMM
    private static final int LOAD_BYTE = 0x30; // BPF_LD | BPF_B | BPF_ABS
    private static final int LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final int LOAD_SHORT_AT_X = 0x48; // BPF_LD | BPF_H | BPF_IND
    private static final int LOAD_WORD_AT_X = 0x40; // BPF_LD | BPF_W | BPF_IND
    private static final int NUMBER_TO_X = 0x01; // BPF_LDX | BPF_IMM
    private static final int ADD = 0x04; // BPF_ALU | BPF_ADD | BPF_K
    private static final int AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
    private static final int SHIFT_LEFT = 0x64; // BPF_ALU | BPF_LSH | BPF_K
    private static final int SHIFT_RIGHT = 0x74; // BPF_ALU | BPF_RSH | BPF_K
    private static final int OR_X = 0x4c; // BPF_ALU | BPF_OR | BPF_X
    private static final int TO_X = 0x07; // BPF_MISC | BPF_TAX
    private static final int JUMP = 0x05; // BPF_JMP | BPF_JA
    private static final int IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private static final int IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    private static final int IF_GREATER_THAN_X = 0x2d; // BPF_JMP | BPF_JGT | BPF_X
    private static final int RETURN = 0x06; // BPF_RET | BPF_K

    /** Where the kernel looks for an attribute instead of reading. SKF_AD_OFF + SKF_AD_NLATTR. */
    private static final int FIND_ATTRIBUTE = -0x1000 + 12;

    /** More the kernel does not take. BPF_MAXINSNS. */
    private static final int MOST_LINES = 4096;

    /** struct sock_fprog: how many lines there are, and where they are. */
    static final int HEAD_BYTES = 16;

    private static final int LINE_BYTES = 8;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final List<Line> lines = new ArrayList<>();
    private final Label accept = new Label();
    private final Label reject = new Label();

    /** A place in the program. */
    public static final class Label {
        private int position;

        /** To be {@linkplain FilterProgram#place placed} once. */
        public Label() {}
    }

    /** Of a condition the next line is for when it holds, and the one after it for when it does not. */
    private record Line(int code, int number, Label target) {}

    private static final Label NOWHERE = new Label();

    /** @param reads up to where a message is read that is not searched for attributes, its header of 16 included */
    public FilterProgram(int reads) {
        Label judged = new Label();
        line(LOAD_LENGTH, 0);
        branch(IF_AT_LEAST, reads, judged, accept);
        place(judged);
        Label single = new Label();
        loadInt(0);
        line(ADD, Wire.ALIGN - 1);
        line(AND, -Wire.ALIGN);
        line(TO_X, 0);
        line(LOAD_LENGTH, 0);
        branch(IF_GREATER_THAN_X, 0, accept, single);
        place(single);
    }

    /** Where to jump to let the message through. */
    public Label accept() {
        return accept;
    }

    /** Where to jump to keep the message away. */
    public Label reject() {
        return reject;
    }

    /** The next line stands at this label. */
    public void place(Label label) {
        label.position = lines.size();
    }

    /** Goes on at the label. */
    public void jump(Label target) {
        lines.add(new Line(JUMP, 0, target));
    }

    /** Whether a byte has a value. */
    public void ifByte(int offset, int value, Label yes, Label no) {
        line(LOAD_BYTE, offset);
        branch(IF_EQUAL, value, yes, no);
    }

    /** Whether two bytes have one of some values, in host order, once they are shifted to the right. */
    public void ifShort(int offset, int shift, int[] values, Label yes, Label no) {
        line(LOAD_BYTE, LITTLE_ENDIAN ? offset + 1 : offset);
        line(SHIFT_LEFT, Byte.SIZE);
        line(TO_X, 0);
        line(LOAD_BYTE, LITTLE_ENDIAN ? offset : offset + 1);
        line(OR_X, 0);
        line(SHIFT_RIGHT, shift);
        for (int value : values) {
            line(IF_EQUAL, value);
            jump(yes);
        }
        jump(no);
    }

    /** Whether four bytes have one of some values, in host order. */
    public void ifInt(int offset, int[] values, Label yes, Label no) {
        line(LOAD_WORD, offset);
        ifLoaded(values, yes, no);
    }

    /**
     * Whether an attribute of four bytes has one of some values, in host order; accepts the message when it has not four
     * bytes.
     *
     * @param from where the attributes begin
     */
    public void ifAttribute(int from, int type, int[] values, Label yes, Label no, Label absent) {
        Label found = new Label();
        Label sound = new Label();
        find(from, type);
        branch(IF_EQUAL, 0, absent, found);
        place(found);
        line(TO_X, 0);
        line(LOAD_SHORT_AT_X, 0);
        int length = Wire.ATTR_HEADER + Integer.BYTES;
        branch(IF_EQUAL, LITTLE_ENDIAN ? length << Byte.SIZE : length, sound, accept);
        place(sound);
        line(LOAD_WORD_AT_X, Wire.ATTR_HEADER);
        ifLoaded(values, yes, no);
    }

    /** Loads take a number for big endian that is there in host order. */
    private void ifLoaded(int[] values, Label yes, Label no) {
        for (int value : values) {
            line(IF_EQUAL, LITTLE_ENDIAN ? Integer.reverseBytes(value) : value);
            jump(yes);
        }
        jump(no);
    }

    /**
     * Whether there is an attribute.
     *
     * @param from where the attributes begin
     */
    public void ifPresent(int from, int type, Label yes, Label no) {
        find(from, type);
        branch(IF_EQUAL, 0, no, yes);
    }

    private void find(int from, int type) {
        line(NUMBER_TO_X, type);
        line(LOAD_NUMBER, from);
        line(LOAD_WORD, FIND_ATTRIBUTE);
    }

    private void loadInt(int offset) {
        for (int i = 0; i < Integer.BYTES; i++) {
            line(SHIFT_LEFT, Byte.SIZE);
            line(TO_X, 0);
            line(LOAD_BYTE, LITTLE_ENDIAN ? offset + Integer.BYTES - 1 - i : offset + i);
            line(OR_X, 0);
        }
    }

    private void line(int code, int number) {
        lines.add(new Line(code, number, NOWHERE));
    }

    /** By two jumps that can be as long as need be: a condition itself jumps over no more than 255 lines. */
    private void branch(int code, int number, Label yes, Label no) {
        line(code, number);
        jump(yes);
        jump(no);
    }

    /**
     * The program as the kernel takes it: struct sock_fprog, and the lines behind it.
     *
     * @throws IllegalArgumentException when it is longer than the kernel takes
     */
    NativeBuffer compile(Libc libc) {
        place(accept);
        line(RETURN, -1);
        place(reject);
        line(RETURN, 0);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "the kernel takes a filter of at most " + MOST_LINES + " lines, and this one has " + lines.size());
        }
        NativeBuffer program = NativeBuffer.allocate(libc, HEAD_BYTES + LINE_BYTES * lines.size());
        ByteBuffer out = program.buffer();
        out.putShort(0, (short) lines.size()).putLong(8, program.address() + HEAD_BYTES);
        for (int i = 0; i < lines.size(); i++) {
            write(lines.get(i), i, out, HEAD_BYTES + LINE_BYTES * i);
        }
        return program;
    }

    private static void write(Line line, int position, ByteBuffer out, int at) {
        boolean isJump = line.target != NOWHERE;
        boolean isCondition = !isJump && (line.code & 0x07) == JUMP;
        out.putShort(at, (short) line.code);
        out.put(at + 2, (byte) 0);
        out.put(at + 3, (byte) (isCondition ? 1 : 0));
        out.putInt(at + 4, isJump ? line.target.position - position - 1 : line.number);
    }
}
