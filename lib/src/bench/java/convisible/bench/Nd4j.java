package convisible.bench;

import static org.nd4j.linalg.factory.Nd4j.exec;
import static org.nd4j.linalg.factory.Nd4j.rand;

import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/** ND4J's own operations. */
public final class Nd4j implements Peer {
    public static void main(String[] arguments) throws IOException {
        Peer.serve(new Nd4j());
    }

    @Override
    public Runnable prepare(Case wanted) {
        if (!wanted.what().equals("conv")) return null;
        Case.Convolution c = wanted.convolution();
        INDArray x = rand(c.n(), c.c(), c.size(), c.size()), w = rand(c.k(), c.c(), c.f(), c.f()), b = rand(c.k());
        INDArray y = rand(c.n(), c.k(), c.output(), c.output()), dy = y.dup();
        INDArray dx = x.dup(), dw = w.dup(), db = b.dup();
        Runnable forward = () -> execute("conv2d", c, new INDArray[] {x, w, b}, y);
        if (wanted.how().equals("forward")) return forward;
        return () -> {
            forward.run();
            execute("conv2d_bp", c, new INDArray[] {x, w, b, dy}, dx, dw, db);
        };
    }

    private static void execute(String name, Case.Convolution c, INDArray[] from, INDArray... to) {
        int dilation = 1, valid = 0, nchw = 0, filtersFirst = 1;
        exec(DynamicCustomOp.builder(name)
                .addInputs(from)
                .addOutputs(to)
                .addIntegerArguments(
                        c.f(), c.f(), c.s(), c.s(), c.p(), c.p(), dilation, dilation, valid, nchw, filtersFirst)
                .build());
    }
}
