/**
 * Shapes, and numbers in a shape. Everything else in the library speaks in these two: {@link convisible.array.Shape}
 * and {@link convisible.array.Tensor}. No arithmetic lives here; that is the business of {@code backend}.
 */
package convisible.array;
