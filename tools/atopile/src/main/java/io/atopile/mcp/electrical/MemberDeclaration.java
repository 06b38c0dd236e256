package io.atopile.mcp.electrical;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a member of a design is declared.
 *
 * @param path of the member
 */
public record MemberDeclaration(String path, SourceLine line) {

    /** Returns the lines of declarations. */
    static List<SourceLine> listLines(List<MemberDeclaration> declarations) {
        return declarations.stream().map(MemberDeclaration::line).distinct().toList();
    }

    /** Returns the lines of declarations, those directly in a module first. */
    static List<SourceLine> listLines(List<MemberDeclaration> declarations, String module) {
        var inside = declarations.stream().filter(each -> CircuitPath.findParent(each.path()).equals(module)).map(MemberDeclaration::line);
        return Stream.concat(inside, declarations.stream().map(MemberDeclaration::line)).distinct().toList();
    }
}
