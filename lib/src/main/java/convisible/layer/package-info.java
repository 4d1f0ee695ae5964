/**
 * What a network <em>is</em>: layers as descriptions that hold no numbers. A {@link convisible.layer.Layer} tells its
 * output shape, its weights' shapes, its multiply-adds, and explains itself in words; so a whole architecture is drawn
 * and counted without a single weight being allocated. How a layer is computed is the business of {@code backend}.
 *
 * <p>Shapes in this package are those of <em>one</em> example, without the batch axis N: C×H×W for a picture, F for a
 * vector of features.
 */
package convisible.layer;
