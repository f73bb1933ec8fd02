/* Faults on demand. They belong to the calling thread, so that tests on other threads are not hit. */
#include "simulator.h"

#include <stdatomic.h>
#include <string.h>

enum { CORRUPTIONS = 8 };

struct corruption {
    uint32_t offset;
    uint32_t value;
};

static _Thread_local struct fault faults[OCALLS];
static _Thread_local struct corruption corruptions[CORRUPTIONS];
static _Thread_local unsigned corruption_count;
static atomic_long calls[OCALLS];

/*
 * The next call of this kind does no work. A status other than 0 is what a failed crossing of the boundary returns, and
 * leaves the result untouched; otherwise the call answers the result, with errno when the result is negative.
 */
EXPORTED void sim_fail_next(int ocall, uint32_t status, int64_t result, int error) {
    if (ocall >= 0 && ocall < OCALLS) {
        faults[ocall] = (struct fault){true, false, status, result, error};
    }
}

/* All calls of this kind do no work and answer this. */
EXPORTED void sim_answer_always(int ocall, int64_t result, int error) {
    if (ocall >= 0 && ocall < OCALLS) {
        faults[ocall] = (struct fault){true, true, SGX_SUCCESS, result, error};
    }
}

/* The next setup copies back parameters in which the 32-bit field at the offset has the value. */
EXPORTED void sim_corrupt_next_setup(uint32_t offset, uint32_t value) {
    if (corruption_count < CORRUPTIONS) {
        corruptions[corruption_count++] = (struct corruption){offset, value};
    }
}

/* Takes back faults of this thread that did not happen. */
EXPORTED void sim_reset(void) {
    memset(faults, 0, sizeof faults);
    corruption_count = 0;
}

/* How often an ocall was made, by all threads. */
EXPORTED int64_t sim_calls(int ocall) {
    return ocall >= 0 && ocall < OCALLS ? atomic_load(&calls[ocall]) : -1;
}

struct fault fault_take(enum ocall ocall) {
    atomic_fetch_add(&calls[ocall], 1);
    struct fault fault = faults[ocall];
    faults[ocall].armed = fault.lasting;
    return fault;
}

void fault_corrupt_parameters(void *parameters, size_t size) {
    for (unsigned i = 0; i < corruption_count; i++) {
        if (corruptions[i].offset + sizeof(uint32_t) <= size) {
            memcpy((uint8_t *)parameters + corruptions[i].offset, &corruptions[i].value, sizeof(uint32_t));
        }
    }
    corruption_count = 0;
}
