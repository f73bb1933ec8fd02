package dev.uring.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.check.DeclarationCheck;
import dev.uring.processor.check.OpcodeCheck;
import dev.uring.processor.check.Problem;
import dev.uring.processor.check.Problems;
import dev.uring.processor.check.RuntimeCheck;
import dev.uring.processor.check.StrayCheck;
import dev.uring.processor.check.StructCheck;
import dev.uring.processor.emit.SourceText;
import dev.uring.processor.emit.operation.OperationClass;
import dev.uring.processor.emit.struct.StructClass;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.layout.StructLayout;
import dev.uring.processor.spec.Declaration;
import dev.uring.processor.spec.OpcodeSpec;
import dev.uring.processor.spec.Place;
import dev.uring.processor.spec.SpecReader;
import dev.uring.processor.spec.StructSpec;
import dev.uring.processor.spec.UnreadableSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Turns each spec into a class, in steps: read what is declared, check it, lay it out, emit the class, write it. */
@AutoService(Processor.class)
public final class UringProcessor extends AbstractProcessor {
    /** The types of java.lang that generated code may name. */
    private static final List<String> UNIMPORTED = List.of(
            "Byte",
            "Deprecated",
            "IllegalArgumentException",
            "Integer",
            "Long",
            "Math",
            "Object",
            "Override",
            "Short",
            "String",
            "StringBuilder",
            "SuppressWarnings",
            "Throwable");

    private Elements elements;
    private Problems problems;
    private RuntimeCheck runtimeCheck;
    private SpecReader reader;
    private OpcodeCheck opcodeCheck;
    private StructCheck structCheck;
    private StrayCheck strayCheck;
    private PendingSpecs opcodes;
    private PendingSpecs structs;

    /** For the compiler. */
    public UringProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.uring.annotations.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        elements = environment.getElementUtils();
        problems = new Problems(environment.getMessager());
        runtimeCheck = new RuntimeCheck(elements, problems);
        reader = new SpecReader(environment);
        DeclarationCheck declarationCheck = new DeclarationCheck(problems);
        opcodeCheck = new OpcodeCheck(problems, declarationCheck);
        structCheck = new StructCheck(problems, declarationCheck);
        strayCheck = new StrayCheck(elements, problems);
        opcodes = new PendingSpecs(elements, "Opcode");
        structs = new PendingSpecs(elements, "CStruct");
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        List<TypeElement> operations = opcodes.of(round);
        List<TypeElement> structures = structs.of(round);
        reader.expect(operations);
        reader.expect(structures);
        operations.forEach(type -> process(type, opcodes, this::processOpcode));
        structures.forEach(type -> process(type, structs, this::processStruct));
        strayCheck.check(round);
        return true;
    }

    private void processOpcode(TypeElement type) throws UnreadableSpec, IOException {
        OpcodeSpec spec = reader.opcode(type);
        Optional<EntryLayout> layout = opcodeCheck.check(spec);
        if (layout.isPresent()) {
            TypeSpec emitted = new OperationClass(spec, layout.get()).emit();
            write(emitted, spec.declaration(), spec.place(), type);
        }
    }

    private void processStruct(TypeElement type) throws UnreadableSpec, IOException {
        StructSpec spec = reader.struct(type);
        Optional<StructLayout> layout = structCheck.check(spec);
        if (layout.isPresent()) {
            TypeSpec emitted = new StructClass(spec, layout.get()).emit();
            write(emitted, spec.declaration(), spec.place(), type);
        }
    }

    private void write(TypeSpec emitted, Declaration declaration, Place place, TypeElement origin) throws IOException {
        TypeSpec traced = emitted.toBuilder()
                .addOriginatingElement(origin)
                .avoidClashesWithNestedClasses(origin)
                .alwaysQualify(hidden(origin))
                .build();
        JavaFile file = JavaFile.builder(declaration.generated().packageName(), traced)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        try (Writer source = processingEnv
                .getFiler()
                .createSourceFile(declaration.generated().canonicalName(), origin)
                .openWriter()) {
            source.write(SourceText.of(file));
        } catch (FilerException _) {
            problems.report(Problem.NAME_TAKEN, place, declaration.generated());
        }
    }

    /** The names that a type of the spec's package hides, or one that is generated there: nothing imports java.lang. */
    private String[] hidden(TypeElement spec) {
        // Each is asked for: to list the package would compile all sources of it that the class path holds.
        return UNIMPORTED.stream()
                .filter(name -> isInPackage(spec, name) || isInPackage(spec, name + "Spec"))
                .toArray(String[]::new);
    }

    private boolean isInPackage(TypeElement spec, String name) {
        String inPackage = elements.getPackageOf(spec).getQualifiedName().toString();
        return elements.getTypeElement(inPackage.isEmpty() ? name : inPackage + "." + name) != null;
    }

    /** Whatever goes wrong with one spec becomes an error on it, and the others are processed. */
    private void process(TypeElement type, PendingSpecs pending, Step step) {
        Place place = new Place(type, null);
        if (opcodes.annotates(type) && structs.annotates(type)) {
            if (pending == opcodes) {
                problems.report(Problem.TWO_ANNOTATIONS, place, type.getSimpleName());
            }
            return;
        }
        try {
            if (runtimeCheck.passes(type.getSimpleName(), place)) {
                step.process(type);
            }
        } catch (UnreadableSpec e) {
            e.unknownConstant()
                    .ifPresentOrElse(
                            constant -> problems.report(Problem.WRONG_ANNOTATIONS, place, constant),
                            () -> pending.postpone(type));
        } catch (IOException | RuntimeException e) {
            problems.report(Problem.INTERNAL, place, type.getSimpleName(), e);
        }
    }

    /** What is done with one spec. */
    private interface Step {
        void process(TypeElement type) throws UnreadableSpec, IOException;
    }
}
