/** A layer's description, its weights and a backend's program put together: something that answers. */
package convisible.network;
