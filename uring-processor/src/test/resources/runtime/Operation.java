package dev.uring;

public abstract class Operation<SELF extends Operation<SELF>> {
    protected static final int RUNTIME_LEVEL = 4;
}
