package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.clFinish;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.backend.Resources;
import convisible.backend.opencl.Products.Factor;
import convisible.layer.Layer;
import convisible.layer.Weights;

/**
 * Runs a layer as a network does, its arrays staying on the device. Nothing waits for the device but {@link #finish}.
 */
public final class DeviceTime {
    private DeviceTime() {}

    private static Engine engine() {
        return ((OpenclBackend) Backend.use("opencl")).engine();
    }

    public static void finish() {
        Cl.check(clFinish(engine().queue));
    }

    /** As among other layers. */
    public static Runnable inside(Layer layer, Shape input, int n, boolean backward, boolean toInput) {
        Parameters parameters =
                new Parameters(new Resources(), engine(), layer, input, Weights.random(layer, input, 1));
        Plan.Purpose purpose =
                !backward ? Plan.Purpose.INFERENCE : toInput ? Plan.Purpose.GRADIENTS : Plan.Purpose.STEP;
        Plan plan = new Plan(layer, input, parameters, new Dropouts(1), n, purpose);
        plan.input.fillWithZeros();
        if (!backward) return plan::forward;
        plan.dOutput.fillWithZeros();
        return () -> {
            plan.forward();
            plan.backward();
        };
    }

    /** A matrix product of that many rows and columns on every side, in the tile that suits the device. */
    public static Runnable product(int size) {
        Engine engine = engine();
        Resources resources = new Resources();
        Buffer[] square = new Buffer[3];
        for (int i = 0; i < square.length; i++) {
            square[i] = Buffer.allocate(resources, engine, size * size);
            square[i].fillWithZeros();
        }
        Factor a = Factor.rows(square[0], size), b = Factor.rows(square[1], size);
        Tile tile = engine.tile((long) size * size * size);
        return new Products(1, size, size, size)
                .launch(resources, engine, tile, a, b, null, 0, 0, square[2], Activation.NONE)::run;
    }
}
