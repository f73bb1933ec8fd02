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
import dev.uring.processor.spec.DeclarationReader;
import dev.uring.processor.spec.OpcodeReader;
import dev.uring.processor.spec.OpcodeSpec;
import dev.uring.processor.spec.PackageTypes;
import dev.uring.processor.spec.PendingSpecs;
import dev.uring.processor.spec.Place;
import dev.uring.processor.spec.RuntimeReader;
import dev.uring.processor.spec.StrayReader;
import dev.uring.processor.spec.StructReader;
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

    private Problems problems;
    private RuntimeCheck runtimeCheck;
    private DeclarationReader declarations;
    private OpcodeReader opcodeReader;
    private StructReader structReader;
    private StrayReader strayReader;
    private PackageTypes beside;
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
        Elements elements = environment.getElementUtils();
        problems = new Problems(environment.getMessager());
        runtimeCheck = new RuntimeCheck(new RuntimeReader(elements), problems);
        declarations = new DeclarationReader(environment);
        opcodeReader = new OpcodeReader(environment, declarations);
        structReader = new StructReader(environment, declarations);
        strayReader = new StrayReader(elements);
        beside = new PackageTypes(elements);
        DeclarationCheck declarationCheck = new DeclarationCheck(problems);
        opcodeCheck = new OpcodeCheck(problems, declarationCheck);
        structCheck = new StructCheck(problems, declarationCheck);
        strayCheck = new StrayCheck(problems);
        opcodes = new PendingSpecs(elements, "Opcode");
        structs = new PendingSpecs(elements, "CStruct");
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        List<TypeElement> operations = opcodes.of(round);
        List<TypeElement> structures = structs.of(round);
        declarations.expect(operations);
        declarations.expect(structures);
        operations.forEach(type -> process(type, opcodes, this::processOpcode));
        structures.forEach(type -> process(type, structs, this::processStruct));
        strayCheck.check(strayReader.in(round));
        return true;
    }

    private void processOpcode(TypeElement type) throws UnreadableSpec, IOException {
        OpcodeSpec spec = opcodeReader.read(type);
        Optional<EntryLayout> layout = opcodeCheck.check(spec);
        if (layout.isPresent()) {
            TypeSpec emitted = new OperationClass(spec, layout.get()).emit();
            write(emitted, spec.declaration(), spec.place(), type);
        }
    }

    private void processStruct(TypeElement type) throws UnreadableSpec, IOException {
        StructSpec spec = structReader.read(type);
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
                .alwaysQualify(beside.among(UNIMPORTED, origin))
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
