package io.atopile.mcp.explain;

import io.atopile.mcp.build.Token;
import io.atopile.mcp.build.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Replaces pieces of a source and gives the file that results, line by line. */
final class Spelling {

    /** A piece of the text, from its first character up to the one after its last. */
    record Piece(int start, int end, String text) {}

    private Spelling() {}

    /** Writes a name otherwise wherever it stands by itself; members of that name stay. */
    static List<String> renamed(Source source, String from, String to) {
        return replaced(source, uses(source, from).stream()
                .map(token -> new Piece(token.start(), token.end(), to))
                .toList());
    }

    /** Where a name stands by itself. */
    static List<Token> uses(Source source, String name) {
        List<Token> tokens = Tokens.of(source.text());
        var uses = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean member = i > 0 && tokens.get(i - 1).isSymbol(".");
            if (tokens.get(i).isWord(name) && !member) {
                uses.add(tokens.get(i));
            }
        }
        return uses;
    }

    static List<String> replaced(Source source, List<Piece> pieces) {
        var text = new StringBuilder(source.text());
        pieces.stream()
                .sorted(Comparator.comparingInt(Piece::start).reversed())
                .forEach(piece -> text.replace(piece.start(), piece.end(), piece.text()));
        return lines(text.toString());
    }

    /** The file without the lines of some statements. */
    static List<String> without(Source source, Predicate<Statement> unwanted) {
        var lines = new ArrayList<>(source.asLines());
        source.statements().reversed().stream().filter(unwanted).forEach(statement -> lines.subList(
                        statement.line() - 1, statement.tokens().getLast().line())
                .clear());
        return List.copyOf(lines);
    }

    static List<String> lines(String text) {
        return text.lines().toList();
    }
}
