package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.Window;

/** The struct of that name in {@code pool.cl}. */
final class Pooling {
    private Pooling() {}

    /**
     * @param in C×H×W
     * @param out C×H'×W'
     */
    static int[] sizes(Window window, Shape in, Shape out, int n, boolean countPadding) {
        return new int[] {
            n * in.dim(0),
            in.dim(1),
            in.dim(2),
            out.dim(1),
            out.dim(2),
            window.filter().height(),
            window.filter().width(),
            window.stride().height(),
            window.stride().width(),
            window.padding().height(),
            window.padding().width(),
            window.dilation().height(),
            window.dilation().width(),
            countPadding ? 1 : 0
        };
    }
}
