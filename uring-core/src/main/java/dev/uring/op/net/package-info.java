/**
 * Operations on sockets: their life (socket, bind, listen, accept, connect, shutdown), sending and receiving bytes and
 * messages, with provided buffers, in bundles, and without copying; and the constants they take.
 *
 * {@snippet class="dev.uring.snippet.AddressTest" region="connect"}
 */
package dev.uring.op.net;
