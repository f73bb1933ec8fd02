package dev.uring.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.uring.processor.check.DeclarationCheck;
import dev.uring.processor.check.OpcodeCheck;
import dev.uring.processor.check.Problem;
import dev.uring.processor.check.Problems;
import dev.uring.processor.check.RuntimeCheck;
import dev.uring.processor.emit.OperationClass;
import dev.uring.processor.spec.Declaration;
import dev.uring.processor.spec.OpcodeSpec;
import dev.uring.processor.spec.Place;
import dev.uring.processor.spec.SpecReader;
import dev.uring.processor.spec.UnreadableSpec;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Turns each spec into a class, in four steps: read what is declared, check it, emit the class, write it. */
@AutoService(Processor.class)
public final class UringProcessor extends AbstractProcessor {
    private static final String ANNOTATIONS = "dev.uring.annotations.";

    private final Set<String> unreadable = new LinkedHashSet<>();
    private Elements elements;
    private Problems problems;
    private SpecReader reader;
    private OpcodeCheck opcodeCheck;
    private RuntimeCheck runtimeCheck;

    /** For the compiler. */
    public UringProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ANNOTATIONS + "*");
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
        reader = new SpecReader(elements, environment.getTypeUtils());
        opcodeCheck = new OpcodeCheck(problems, new DeclarationCheck(problems));
        runtimeCheck = new RuntimeCheck(elements, problems);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        specs(round, "Opcode").forEach(type -> guarded(type, this::processOpcode));
        return true;
    }

    private void processOpcode(TypeElement type) throws UnreadableSpec, IOException {
        OpcodeSpec spec = reader.opcode(type);
        Place place = spec.place();
        if (!runtimeCheck.passes(type.getSimpleName(), place)) {
            return;
        }
        var layout = opcodeCheck.check(spec);
        if (layout.isPresent()) {
            TypeSpec emitted = new OperationClass(spec, layout.get(), name -> isType(spec, name)).emit();
            write(emitted, spec.declaration(), place, type);
        }
    }

    private void write(TypeSpec emitted, Declaration declaration, Place place, TypeElement origin) throws IOException {
        try {
            JavaFile.builder(
                            declaration.generated().packageName(),
                            emitted.toBuilder().addOriginatingElement(origin).build())
                    .indent("    ")
                    .skipJavaLangImports(true)
                    .build()
                    .writeTo(processingEnv.getFiler());
        } catch (FilerException _) {
            problems.report(Problem.NAME_TAKEN, place, declaration.generated());
        }
    }

    /** The specs of this round, with those of earlier ones that could not be read then. */
    private List<TypeElement> specs(RoundEnvironment round, String annotation) {
        Set<TypeElement> specs = new LinkedHashSet<>();
        unreadable.forEach(name -> specs.add(elements.getTypeElement(name)));
        unreadable.clear();
        TypeElement type = elements.getTypeElement(ANNOTATIONS + annotation);
        if (type != null && !round.processingOver()) {
            specs.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(type)));
        }
        return List.copyOf(specs);
    }

    private void guarded(TypeElement type, Step step) {
        try {
            step.process(type);
        } catch (UnreadableSpec e) {
            e.unknownConstant()
                    .ifPresentOrElse(
                            constant -> problems.report(Problem.WRONG_ANNOTATIONS, new Place(type, null), constant),
                            () -> unreadable.add(type.getQualifiedName().toString()));
        } catch (IOException | RuntimeException e) {
            problems.report(Problem.INTERNAL, new Place(type, null), type.getSimpleName(), e);
        }
    }

    private boolean isType(OpcodeSpec spec, String name) {
        String inPackage = spec.declaration().spec().packageName();
        return elements.getTypeElement(inPackage.isEmpty() ? name : inPackage + "." + name) != null
                || elements.getTypeElement("java.lang." + name) != null;
    }

    /** What is done with one spec. */
    private interface Step {
        void process(TypeElement type) throws UnreadableSpec, IOException;
    }
}
