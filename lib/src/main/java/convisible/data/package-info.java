/**
 * Real data, read with care: labelled pictures in IDX files, photos, and weights in safetensors files. Whatever is
 * wrong with a file becomes a {@link convisible.data.DataException} that says so in a sentence; nothing here reserves
 * more memory than the file can fill. Pictures leave this package as ND4J arrays of shape N×C×H×W with numbers from 0
 * to 1.
 */
package convisible.data;
