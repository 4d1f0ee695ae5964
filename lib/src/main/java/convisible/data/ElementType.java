package convisible.data;

import java.nio.ByteBuffer;

/** The element types of safetensors files that are read here, each turned into 32-bit floats. */
enum ElementType {
    F32(4, ByteBuffer::getFloat),
    F16(2, in -> fromFloat16(in.getShort())),
    BF16(2, in -> Float.intBitsToFloat(in.getShort() << 16)),
    F64(8, in -> rounded(in.getDouble())),
    I32(4, in -> exact(in.getInt())),
    I64(8, in -> exact(in.getLong()));

    /** Takes the next element out of a file's bytes. */
    interface Reader {
        /** @throws ArithmeticException if no 32-bit float can stand for the element */
        float next(ByteBuffer in);
    }

    final int bytes;
    final Reader reader;

    ElementType(int bytes, Reader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static float fromFloat16(short half) {
        int sign = half >> 15 << 31;
        int exponent = half >> 10 & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) return (sign < 0 ? -1 : 1) * (fraction * 0x1p-24f);
        int widened = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }

    private static float rounded(double x) {
        if (Double.isFinite(x) && Float.isInfinite((float) x))
            throw new ArithmeticException(x + ", too large for a 32-bit float");
        return (float) x;
    }

    private static float exact(long n) {
        if ((long) (float) n != n || n == Long.MAX_VALUE)
            throw new ArithmeticException(n + ", which no 32-bit float equals");
        return n;
    }
}
