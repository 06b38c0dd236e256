package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.build.AtoTokenizer;
import io.atopile.mcp.hashline.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An {@code .ato} file, parsed into statements; it doesn't have to compile.
 *
 * @param file its location, for opening only; never shown to callers
 * @param path relative to the project's root
 */
record AtoSourceFile(Path file, String path, TextLines lines, String text, List<AtoStatement> statements) {

    private static final Set<String> BLOCKS = Set.of("module", "component", "interface");

    AtoSourceFile {
        statements = List.copyOf(statements);
    }

    static AtoSourceFile of(Path file, String path, TextLines lines) {
        String text = String.join("\n", lines.whole().lines().toList());
        return new AtoSourceFile(file, path, lines, text, parseStatements(text));
    }

    /** Returns the same file with another text. */
    AtoSourceFile withLines(List<String> changed) {
        String edited = String.join("\n", changed);
        return new AtoSourceFile(file, path, lines, edited, parseStatements(edited));
    }

    /** Returns its lines without line endings. */
    List<String> asLines() {
        return text.lines().toList();
    }

    Stream<StatementNode.Imports> imports() {
        return listNodes(StatementNode.Imports.class);
    }

    <S extends StatementNode> Stream<S> listNodes(Class<S> kind) {
        return statements.stream().map(AtoStatement::saying).filter(kind::isInstance).map(kind::cast);
    }

    /** Returns the statements of one type within a block. */
    Stream<AtoStatement> listStatements(String block, Class<? extends StatementNode> kind) {
        return statements.stream().filter(one -> one.block().equals(block) && kind.isInstance(one.saying()));
    }

    /** Returns the names of the blocks it defines, in order. */
    List<String> blocks() {
        return listNodes(StatementNode.Opens.class).map(StatementNode.Opens::name).toList();
    }

    Optional<AtoStatement> findBlock(String name) {
        return statements.stream()
                .filter(one -> one.saying() instanceof StatementNode.Opens opens && opens.name().equals(name))
                .findFirst();
    }

    /** Returns the name of the block that a block extends. */
    Optional<String> findParent(String name) {
        return findBlock(name).flatMap(block -> block.saying() instanceof StatementNode.Opens(_, var parent) ? parent : Optional.empty());
    }

    /** Returns the first statement that covers a line. */
    Optional<AtoStatement> findStatement(int line) {
        return statements.stream()
                .filter(one -> one.line() <= line && line <= one.tokens().getLast().line())
                .findFirst();
    }

    private static List<AtoStatement> parseStatements(String text) {
        var statements = new ArrayList<AtoStatement>();
        var open = new ArrayList<AtoToken>();
        String block = "";
        for (AtoToken token : AtoTokenizer.of(text)) {
            boolean header = open.size() > 1 && token.isSymbol(":") && BLOCKS.contains(open.getFirst().text());
            if (!token.endsStatement() && !header) {
                open.add(token);
                continue;
            }
            if (!open.isEmpty()) {
                StatementNode saying = StatementParser.read(text, open);
                block = open.getFirst().column() > 1 ? block : saying instanceof StatementNode.Opens opens ? opens.name() : "";
                statements.add(new AtoStatement(block, open, saying));
                open.clear();
            }
        }
        return statements;
    }
}
