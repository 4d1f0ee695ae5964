/**
 * The backend for reading: each layer is one small file, its formula on top and a few plain loops below. Sums are kept
 * in {@code double}, so that the others can be measured against it. It does everything, slowly.
 */
package convisible.backend.reference;
