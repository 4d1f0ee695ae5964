/**
 * The fast backend for CPUs, on Intel's oneDNN. A {@link convisible.backend.onednn.Plan} is made once for each batch
 * size: it asks oneDNN which memory layout every layer likes best, allocates every array, and leaves a list of
 * operations to run. A {@link convisible.backend.onednn.Node} adds one layer's operations to a plan, backward beside
 * forward.
 */
package convisible.backend.onednn;
