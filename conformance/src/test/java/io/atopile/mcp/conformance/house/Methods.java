package io.atopile.mcp.conformance.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.nio.charset.StandardCharsets;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Measures methods as the compiler reads them. */
final class Methods {

    /** A method and how many lines its body takes, braces included. */
    record Measured(Path file, String name, long lines) {}

    private Methods() {}

    static List<Measured> in(List<Path> files) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        var complaints = new DiagnosticCollector<JavaFileObject>();
        try (var manager = compiler.getStandardFileManager(complaints, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    complaints,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            var found = new ArrayList<Measured>();
            var ruler = new Ruler(Trees.instance(task), found);
            task.parse().forEach(unit -> ruler.scan(unit, null));
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Ruler extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<Measured> found;

        Ruler(Trees trees, List<Measured> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var body = method.getBody();
            if (body != null) {
                var unit = getCurrentPath().getCompilationUnit();
                var positions = trees.getSourcePositions();
                var first = line(unit, positions.getStartPosition(unit, body));
                var last = line(unit, positions.getEndPosition(unit, body));
                found.add(new Measured(
                        Path.of(unit.getSourceFile().toUri()), method.getName().toString(), last - first + 1));
            }
            return super.visitMethod(method, null);
        }

        private static long line(CompilationUnitTree unit, long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
