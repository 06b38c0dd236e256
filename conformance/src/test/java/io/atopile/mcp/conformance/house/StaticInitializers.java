package io.atopile.mcp.conformance.house;

import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the static initializers of compiled classes call, directly and through methods of the same classes. */
final class StaticInitializers {

    private static final String LAZY = LazyValue.class.getName().replace('.', '/');

    private final Map<String, ClassModel> classes = new HashMap<>();

    /** Of all classes in some folders and archives. */
    StaticInitializers(List<Path> places) {
        for (var place : places) {
            try {
                if (Files.isDirectory(place)) {
                    addAll(place);
                } else {
                    try (var archive = FileSystems.newFileSystem(place)) {
                        addAll(archive.getPath("/"));
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void addAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(this::add);
        }
    }

    private void add(Path file) {
        try {
            var model = ClassFile.of().parse(Files.readAllBytes(file));
            classes.put(model.thisClass().asInternalName(), model);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int count() {
        return classes.size();
    }

    /** The ways from an initializer to a call of something else that is {@code forbidden}, given as {@code java/lang/Thread.start}. */
    List<String> ways(Predicate<String> forbidden) {
        var found = new ArrayList<String>();
        for (var model : classes.values()) {
            var walk = new Walk(forbidden, found);
            method(model, method -> method.methodName().equalsString("<clinit>")).ifPresent(start -> walk.into(model, start));
        }
        return found.stream().sorted().distinct().toList();
    }

    private static Optional<MethodModel> method(ClassModel model, Predicate<MethodModel> wanted) {
        return model.methods().stream().filter(wanted).findFirst();
    }

    private final class Walk {
        private final Predicate<String> forbidden;
        private final List<String> found;
        private final Deque<String> way = new ArrayDeque<>();
        private final Set<MethodModel> seen = new HashSet<>();

        Walk(Predicate<String> forbidden, List<String> found) {
            this.forbidden = forbidden;
            this.found = found;
        }

        void into(ClassModel owner, MethodModel method) {
            if (!seen.add(method)) {
                return;
            }
            way.addLast(owner.thisClass().asInternalName() + "." + method.methodName());
            method.code().ifPresent(code -> instructions(code.elementList()));
            way.removeLast();
        }

        /** A lambda that is given to a lazy value is not called by the initializer. */
        private void instructions(List<CodeElement> elements) {
            var calls = elements.stream().filter(element -> element instanceof InvokeInstruction || element instanceof InvokeDynamicInstruction).toList();
            for (var at = 0; at < calls.size(); at++) {
                if (calls.get(at) instanceof InvokeInstruction call) {
                    call(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
                } else if (!(at + 1 < calls.size() && isLazy(calls.get(at + 1))) && calls.get(at) instanceof InvokeDynamicInstruction lambda) {
                    lambda(lambda);
                }
            }
        }

        private boolean isLazy(CodeElement element) {
            return element instanceof InvokeInstruction call && call.owner().asInternalName().equals(LAZY);
        }

        private void lambda(InvokeDynamicInstruction lambda) {
            for (var argument : lambda.bootstrapArgs()) {
                if (argument instanceof DirectMethodHandleDesc handle) {
                    var owner = handle.owner().descriptorString();
                    call(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor());
                }
            }
        }

        private void call(String owner, String name, String type) {
            var model = classes.get(owner);
            if (model != null) {
                method(model, method -> method.methodName().equalsString(name) && method.methodType().equalsString(type))
                        .ifPresent(called -> into(model, called));
            } else if (forbidden.test(owner + "." + name)) {
                found.add(String.join(" > ", way) + " > " + owner + "." + name);
            }
        }
    }
}
