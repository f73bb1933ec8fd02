package dev.uring.model;

import dev.uring.IoUring;
import dev.uring.UringException;

/** A scenario in which other states than usual are explored only once. */
record Recognising(Scenario scenario, Recognition recognition) implements Scenario {
    @Override
    public Check check() {
        return scenario.check();
    }

    @Override
    public RingImage image() {
        return scenario.image();
    }

    @Override
    public int largeEvery() {
        return scenario.largeEvery();
    }

    @Override
    public boolean completing() {
        return scenario.completing();
    }

    @Override
    public int buffers() {
        return scenario.buffers();
    }

    @Override
    public int looks() {
        return scenario.looks();
    }

    @Override
    public int bufferStart() {
        return scenario.bufferStart();
    }

    @Override
    public boolean partial() {
        return scenario.partial();
    }

    @Override
    public void run(Model model, IoUring ring) throws UringException {
        scenario.run(model, ring);
    }
}
