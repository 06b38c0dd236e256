package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.build.AtoToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses the tokens of one statement. It accepts any tokens, because it also processes files that don't compile. */
final class StatementParser {

    private static final Set<String> BLOCKS = Set.of("module", "component", "interface");
    private static final Set<String> OPERATORS = Set.of("within", "is", "<", ">", "<=", ">=");

    private final String text;
    private final List<AtoToken> tokens;
    private int at;

    private StatementParser(String text, List<AtoToken> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static StatementNode read(String text, List<AtoToken> tokens) {
        return new StatementParser(text, tokens).read();
    }

    private StatementNode read() {
        String first = tokens.getFirst().text();
        if (BLOCKS.contains(first)) {
            return new StatementNode.Opens(getWord(1), getWord(2).equals("from") ? Optional.of(getWord(3)) : Optional.empty());
        }
        return switch (first) {
            case "import" -> parseImport(1, Optional.empty());
            case "from" -> tokens.size() > 2 ? parseImport(3, Optional.of(getWord(1))) : new StatementNode.Else();
            case "assert" -> asserts();
            case "signal", "pin" -> new StatementNode.Signals(getWord(1));
            default -> plain();
        };
    }

    private StatementNode parseImport(int from, Optional<String> path) {
        var names = new ArrayList<String>();
        int next = from;
        while (next < tokens.size() && tokens.get(next).kind() == Kind.WORD && !tokens.get(next).isWord("from")) {
            names.add(getWord(next));
            next += getWord(next + 1).equals(",") ? 2 : 1;
        }
        Optional<String> older = getWord(next).equals("from") ? Optional.of(getWord(next + 1)) : Optional.empty();
        return new StatementNode.Imports(names, path.or(() -> older));
    }

    private StatementNode asserts() {
        at = 1;
        String path = path();
        String operator = getWord(at) + (Set.of("<", ">").contains(getWord(at)) && getWord(at + 1).equals("=") ? "=" : "");
        if (path.isEmpty() || !OPERATORS.contains(operator)) {
            return new StatementNode.Else();
        }
        at += operator.length() == 2 && !operator.equals("is") ? 2 : 1;
        return new StatementNode.Asserts(path, operator, rest());
    }

    private StatementNode plain() {
        String path = path();
        if (path.isEmpty()) {
            return new StatementNode.Else();
        }
        return switch (getWord(at)) {
            case "=" -> getWord(at + 1).equals("new") ? new StatementNode.Makes(path, getWord(at + 2)) : parseAssignment(path);
            case ":" -> parseDeclaration(path);
            case "~" -> parseConnection(path);
            default -> new StatementNode.Else();
        };
    }

    private StatementNode parseAssignment(String path) {
        at++;
        return new StatementNode.Assigns(path, rest());
    }

    private StatementNode parseDeclaration(String path) {
        String unit = getWord(at + 1);
        at += 3;
        return new StatementNode.Declares(path, unit, getWord(at - 1).equals("=") ? Optional.of(rest()) : Optional.empty());
    }

    private StatementNode parseConnection(String first) {
        var ends = new ArrayList<>(List.of(first));
        while (getWord(at).equals("~")) {
            at += getWord(at + 1).equals(">") ? 2 : 1;
            ends.add(path());
        }
        return new StatementNode.Connects(ends);
    }

    /** Parses a path such as {@code a.b[0]}; returns an empty string if none begins here. */
    private String path() {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
            return "";
        }
        int start = at++;
        while (at + 1 < tokens.size() && (getWord(at).equals(".") || getWord(at).equals("["))) {
            at += getWord(at).equals("[") ? 3 : 2;
        }
        at = Math.min(at, tokens.size());
        return text.substring(tokens.get(start).start(), tokens.get(at - 1).end());
    }

    private String rest() {
        return at < tokens.size() ? text.substring(tokens.get(at).start(), tokens.getLast().end()).strip() : "";
    }

    private String getWord(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).text() : "";
    }
}
