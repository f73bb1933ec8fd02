package dev.uring.model;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A deliberate mistake in one method of the library.
 *
 * @param transform the change, given a note to call when it found what to change
 */
record Mutation(String name, String className, String methodName, Function<Runnable, CodeTransform> transform) {
    private static final String PACKAGE = "dev.uring.";
    private static final ClassDesc MEMORY = ClassDesc.of(PACKAGE + "internal.ring.RingMemory");

    /** Calls another method of {@code RingMemory} with the same parameters. */
    static Mutation replace(String className, String methodName, String access, String other) {
        return of(
                className + "." + methodName + " with " + other + " instead of " + access,
                className,
                methodName,
                (code, element) -> {
                    if (!isCall(element, access)) {
                        return false;
                    }
                    InvokeInstruction call = (InvokeInstruction) element;
                    code.invoke(call.opcode(), call.owner().asSymbol(), other, call.typeSymbol(), false);
                    return true;
                });
    }

    /** Leaves out a call of {@code RingMemory} that has neither parameters nor a result. */
    static Mutation drop(String className, String methodName, String access) {
        return of(
                className + "." + methodName + " without " + access,
                className,
                methodName,
                (code, element) -> isCall(element, access));
    }

    /** Reads an {@code int} field as one more than it is. */
    static Mutation increase(String className, String methodName, String field) {
        return of(className + "." + methodName + " with " + field + " + 1", className, methodName, (code, element) -> {
            if (!(element instanceof FieldInstruction access && access.name().equalsString(field))) {
                return false;
            }
            code.with(element).iconst_1().iadd();
            return true;
        });
    }

    /** Reads a {@code boolean} field as false. */
    static Mutation deny(String className, String methodName, String field) {
        return of(className + "." + methodName + " without " + field, className, methodName, (code, element) -> {
            if (!(element instanceof FieldInstruction access && access.name().equalsString(field))) {
                return false;
            }
            code.with(element).pop().iconst_0();
            return true;
        });
    }

    /** Gives the slot of a completion back to the kernel when its address is computed, which is before it is read. */
    static Mutation releaseBeforeReading() {
        ClassDesc ring = ClassDesc.of(PACKAGE + "internal.ring.CompletionRing");
        MethodTypeDesc store = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_int);
        return new Mutation(
                "CompletionRing.slot gives the slot back",
                PACKAGE + "internal.ring.CompletionRing",
                "slot",
                found -> new CodeTransform() {
                    @Override
                    public void atStart(CodeBuilder code) {
                        found.run();
                        code.aload(0).getfield(ring, "headAddress", ConstantDescs.CD_long);
                        code.iload(1).iconst_1().iadd().invokestatic(MEMORY, "storeRelease", store);
                    }

                    @Override
                    public void accept(CodeBuilder code, CodeElement element) {
                        code.with(element);
                    }
                });
    }

    /** Compares two indices, instead of their difference with zero. */
    static Mutation compareValues(String className, String methodName) {
        String name = className + "." + methodName + " comparing indices by value";
        return new Mutation(name, PACKAGE + className, methodName, found -> new CodeTransform() {
            private CodeElement subtraction;

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (subtraction != null
                        && element instanceof BranchInstruction branch
                        && branch.opcode() == Opcode.IFLE) {
                    found.run();
                    code.if_icmple(branch.target());
                } else {
                    atEnd(code);
                    if (element instanceof OperatorInstruction operator && operator.opcode() == Opcode.ISUB) {
                        subtraction = element;
                        return;
                    }
                    code.with(element);
                }
                subtraction = null;
            }

            @Override
            public void atEnd(CodeBuilder code) {
                if (subtraction != null) {
                    code.with(subtraction);
                    subtraction = null;
                }
            }
        });
    }

    byte[] apply(byte[] bytes) {
        boolean[] found = {false};
        CodeTransform change = transform.apply(() -> found[0] = true);
        Predicate<MethodModel> inMethod = method -> method.methodName().equalsString(methodName);
        ClassFile classFile = ClassFile.of();
        byte[] mutated = classFile.transformClass(
                classFile.parse(bytes), ClassTransform.transformingMethodBodies(inMethod, change));
        if (!found[0]) {
            throw new IllegalStateException("the library has nothing to change for " + name);
        }
        return mutated;
    }

    @Override
    public String toString() {
        return name;
    }

    /** @param change writes something else in the place of an element, and answers whether it did */
    private static Mutation of(
            String name, String className, String methodName, BiPredicate<CodeBuilder, CodeElement> change) {
        return new Mutation(name, PACKAGE + className, methodName, found -> (code, element) -> {
            if (change.test(code, element)) {
                found.run();
            } else {
                code.with(element);
            }
        });
    }

    private static boolean isCall(CodeElement element, String access) {
        return element instanceof InvokeInstruction call
                && MEMORY.equals(call.owner().asSymbol())
                && call.name().equalsString(access);
    }
}
