/**
 * The backend for GPUs, on OpenCL: any vendor's, with nothing to install but its driver. The kernels are the
 * {@code .cl} files of the same package. As in {@code onednn}, a {@link convisible.backend.opencl.Plan} is made once
 * for each batch size: every array is allocated on the device, every kernel has its arguments set, and a step only
 * starts them. Weights, the optimiser's memory and all that lies between stay there. If the device fails, a backend of
 * the CPU goes on: {@link convisible.backend.opencl.LastingTraining}.
 */
package convisible.backend.opencl;
