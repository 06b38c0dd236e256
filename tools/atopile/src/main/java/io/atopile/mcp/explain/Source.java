package io.atopile.mcp.explain;

import io.atopile.mcp.build.Token;
import io.atopile.mcp.build.Tokens;
import io.atopile.mcp.hashline.Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An {@code .ato} file, read as statements; it need not compile.
 *
 * @param file where it is; for opening, never for showing
 * @param path relative to the project's root
 */
record Source(Path file, String path, Lines lines, String text, List<Statement> statements) {

    private static final Set<String> BLOCKS = Set.of("module", "component", "interface");

    Source {
        statements = List.copyOf(statements);
    }

    static Source of(Path file, String path, Lines lines) {
        String text = String.join("\n", textOf(lines));
        return new Source(file, path, lines, text, statements(text));
    }

    /** Its lines without their endings. */
    List<String> asLines() {
        return textOf(lines);
    }

    Stream<Saying.Imports> imports() {
        return sayings(Saying.Imports.class);
    }

    <S extends Saying> Stream<S> sayings(Class<S> kind) {
        return statements.stream().map(Statement::saying).filter(kind::isInstance).map(kind::cast);
    }

    /** The statements of that kind within a block. */
    Stream<Statement> in(String block, Class<? extends Saying> kind) {
        return statements.stream().filter(one -> one.block().equals(block) && kind.isInstance(one.saying()));
    }

    /** The names of the blocks it defines, in order. */
    List<String> blocks() {
        return sayings(Saying.Opens.class).map(Saying.Opens::name).toList();
    }

    Optional<Statement> block(String name) {
        return statements.stream()
                .filter(one -> one.saying() instanceof Saying.Opens opens && opens.name().equals(name))
                .findFirst();
    }

    /** The first statement that touches a line. */
    Optional<Statement> at(int line) {
        return statements.stream()
                .filter(one -> one.line() <= line && line <= one.tokens().getLast().line())
                .findFirst();
    }

    private static List<String> textOf(Lines lines) {
        return IntStream.rangeClosed(1, lines.count()).mapToObj(lines::text).toList();
    }

    private static List<Statement> statements(String text) {
        var statements = new ArrayList<Statement>();
        var open = new ArrayList<Token>();
        String block = "";
        for (Token token : Tokens.of(text)) {
            boolean header = open.size() > 1 && token.isSymbol(":") && BLOCKS.contains(open.getFirst().text());
            if (!token.endsStatement() && !header) {
                open.add(token);
                continue;
            }
            if (!open.isEmpty()) {
                Saying saying = SayingReader.read(text, open);
                block = open.getFirst().column() > 1 ? block : saying instanceof Saying.Opens opens ? opens.name() : "";
                statements.add(new Statement(block, open, saying));
                open.clear();
            }
        }
        return statements;
    }
}
