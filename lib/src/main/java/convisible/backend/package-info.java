/**
 * How a network is computed. A {@link convisible.backend.Backend} turns a layer's description and its weights into a
 * {@link convisible.backend.Program}; it is free to plan the whole of it at once, to choose its own memory layouts and
 * to keep everything on a device. Arrays cross this border at the two ends of a program and nowhere else.
 */
package convisible.backend;
