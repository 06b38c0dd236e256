package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Replaces pieces of a source and returns the resulting file as lines. */
final class SourceRewriter {

    /** A replacement for part of the text; {@code end} is exclusive. */
    record Piece(int start, int end, String text) {}

    private static final Set<String> BEFORE_TYPES = Set.of("new", "from", "->");

    private SourceRewriter() {}

    /** Renames a type wherever it is imported, extended or instantiated; members and instances with that name are unchanged. */
    static List<String> renameType(AtoSourceFile source, String from, String to) {
        return replacePieces(source, listTypeTokens(source, from).stream()
                .map(token -> new Piece(token.start(), token.end(), to))
                .toList());
    }

    private static List<AtoToken> listTypeTokens(AtoSourceFile source, String name) {
        return source.statements().stream()
                .flatMap(statement -> IntStream.range(0, statement.tokens().size())
                        .filter(i -> statement.tokens().get(i).isWord(name) && isType(statement, i))
                        .mapToObj(statement.tokens()::get))
                .toList();
    }

    private static boolean isType(AtoStatement statement, int i) {
        return statement.saying() instanceof StatementNode.Imports || (i > 0 && BEFORE_TYPES.contains(statement.tokens().get(i - 1).text()));
    }

    static List<String> replacePieces(AtoSourceFile source, List<Piece> pieces) {
        var text = new StringBuilder(source.text());
        pieces.stream()
                .sorted(Comparator.comparingInt(Piece::start).reversed())
                .forEach(piece -> text.replace(piece.start(), piece.end(), piece.text()));
        return text.toString().lines().toList();
    }

    /** Returns the file without the lines of some statements. */
    static List<String> without(AtoSourceFile source, Predicate<AtoStatement> unwanted) {
        var lines = new ArrayList<>(source.asLines());
        source.statements().reversed().stream().filter(unwanted).forEach(statement -> lines.subList(
                        statement.line() - 1, statement.tokens().getLast().line())
                .clear());
        return List.copyOf(lines);
    }

    /** Returns the number of lines before a new import: it goes after the last import, or at the top. */
    static int findImportLine(AtoSourceFile source) {
        return source.statements().stream()
                .filter(one -> one.saying() instanceof StatementNode.Imports)
                .mapToInt(one -> one.tokens().getLast().line())
                .max()
                .orElse(0);
    }
}
