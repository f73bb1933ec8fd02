package dev.uring.backend;

/**
 * A call out of the enclave did not do its work: the crossing itself failed, or the host's answer cannot be true. This is no
 * answer of the kernel, so there is no error number. The state of the ring is unknown then; close it.
 *
 * {@snippet class="dev.uring.snippet.BackendTest" region="exception"}
 */
public final class OcallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int INVALID_PARAMETER = 2;
    private static final int OUT_OF_MEMORY = 3;
    private static final int ENCLAVE_LOST = 4;

    private final String call;
    private final int status;

    private OcallException(String call, int status, String what) {
        super(call + ": " + what);
        this.call = call;
        this.status = status;
    }

    /** The enclave runtime answered something else than {@code SGX_SUCCESS}. */
    static OcallException failed(String call, int status) {
        return new OcallException(
                call, status, "the enclave runtime answered status 0x" + Integer.toHexString(status) + meaning(status));
    }

    /** The runtime was content, but no honest host answers this. */
    static OcallException implausible(String call, String answer) {
        return new OcallException(call, 0, "the host's answer cannot be true: " + answer);
    }

    /** The ocall, such as {@code ocall_io_uring_enter_syscall}. */
    public String call() {
        return call;
    }

    /** The runtime's {@code sgx_status_t}; 0 when the runtime was content and the host's answer was not plausible. */
    public int status() {
        return status;
    }

    private static String meaning(int status) {
        return switch (status) {
            case INVALID_PARAMETER -> " (SGX_ERROR_INVALID_PARAMETER: an argument lies outside the enclave)";
            case OUT_OF_MEMORY -> " (SGX_ERROR_OUT_OF_MEMORY)";
            case ENCLAVE_LOST -> " (SGX_ERROR_ENCLAVE_LOST)";
            default -> "";
        };
    }
}
