package io.github.netlink4j.socket;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.NativeBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program by which the kernel decides, from the bytes of a message, whether it enters the queue of a socket. A rejected
 * message wakes no thread, takes no space in the queue, and does not count as dropped. Classic BPF, linux/filter.h.
 *
 * <p>The program examines datagrams that consist of one message with at least as many bytes as the program reads, and accepts
 * all others. It can only jump forward: a label is placed after all jumps to it.
 */
public final class FilterProgram {
    // Instruction codes; the comments have the kernel's names.
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

    /** The offset at which a load searches for an attribute instead of reading. SKF_AD_OFF + SKF_AD_NLATTR. */
    private static final int FIND_ATTRIBUTE = -0x1000 + 12;

    /** Maximum number of instructions. BPF_MAXINSNS. */
    private static final int MOST_LINES = 4096;

    /** Length of struct sock_fprog: the number of instructions, and their address. */
    static final int HEAD_BYTES = 16;

    private static final int LINE_BYTES = 8;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final List<Line> lines = new ArrayList<>();
    private final Label accept = new Label();
    private final Label reject = new Label();

    /** A position in the program. */
    public static final class Label {
        private int position;

        /** Creates a label, to be {@linkplain FilterProgram#place placed} once. */
        public Label() {}
    }

    /** An instruction. When a condition holds, the next one is executed, else the one after it. */
    private record Line(int code, int number, Label target) {}

    private static final Label NOWHERE = new Label();

    /**
     * Creates a program that begins with the check of the length.
     *
     * @param reads number of bytes from the start of a message that the program reads directly, including the header of 16
     *     bytes
     */
    public FilterProgram(int reads) {
        Label longEnough = new Label();
        line(LOAD_LENGTH, 0);
        branch(IF_AT_LEAST, reads, longEnough, accept);
        place(longEnough);
        Label single = new Label();
        loadInt(0);
        line(ADD, Wire.ALIGN - 1);
        line(AND, -Wire.ALIGN);
        line(TO_X, 0);
        line(LOAD_LENGTH, 0);
        branch(IF_GREATER_THAN_X, 0, accept, single);
        place(single);
    }

    /** Returns the label to jump to in order to accept the message. */
    public Label accept() {
        return accept;
    }

    /** Returns the label to jump to in order to reject the message. */
    public Label reject() {
        return reject;
    }

    /** Places a label at the next instruction. */
    public void place(Label label) {
        label.position = lines.size();
    }

    /** Jumps to a label. */
    public void jump(Label target) {
        lines.add(new Line(JUMP, 0, target));
    }

    /** Jumps to {@code yes} when the byte at an offset has a value, else to {@code no}. */
    public void ifByte(int offset, int value, Label yes, Label no) {
        line(LOAD_BYTE, offset);
        branch(IF_EQUAL, value, yes, no);
    }

    /** Jumps to {@code yes} when two bytes in host order, shifted to the right, are one of the values, else to {@code no}. */
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

    /** Jumps to {@code yes} when four bytes in host order are one of the values, else to {@code no}. */
    public void ifInt(int offset, int[] values, Label yes, Label no) {
        line(LOAD_WORD, offset);
        ifLoaded(values, yes, no);
    }

    /**
     * Jumps to {@code yes} when an attribute of four bytes in host order is one of the values, else to {@code no}; to
     * {@code absent} when it is not present. Accepts the message when the attribute has another length.
     *
     * @param from offset of the first attribute
     * @param type number of the attribute
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

    /** Compares the loaded number. A load interprets bytes as big endian, so the values in host order are converted. */
    private void ifLoaded(int[] values, Label yes, Label no) {
        for (int value : values) {
            line(IF_EQUAL, LITTLE_ENDIAN ? Integer.reverseBytes(value) : value);
            jump(yes);
        }
        jump(no);
    }

    /**
     * Jumps to {@code yes} when an attribute is present, else to {@code no}.
     *
     * @param from offset of the first attribute
     * @param type number of the attribute
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

    /** Jumps depending on a condition, by two unconditional jumps: a condition itself can skip at most 255 instructions. */
    private void branch(int code, int number, Label yes, Label no) {
        line(code, number);
        jump(yes);
        jump(no);
    }

    /**
     * Returns the program for the kernel: struct sock_fprog, followed by the instructions.
     *
     * @throws IllegalArgumentException when it has more than 4096 instructions
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
