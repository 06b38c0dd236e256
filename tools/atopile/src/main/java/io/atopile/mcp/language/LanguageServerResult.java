package io.atopile.mcp.language;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.project.AtoSearchResult;
import java.util.List;

/** What came of asking the language server. */
public sealed interface LanguageServerResult<T> {

    record Answer<T>(T value) implements LanguageServerResult<T> {}

    /** There is no atopile whose language server could be asked. */
    record NoAtopile<T>(AtoSearchResult search) implements LanguageServerResult<T> {}

    /** It ended or kept silent, and so did the one started in its place. */
    record Silent<T>(String reason) implements LanguageServerResult<T> {}

    /** It would execute Python of an untrusted project. */
    record Denied<T>(String reason) implements LanguageServerResult<T> {}

    /** The document imports files outside of its project, directly or through others. */
    record Escaping<T>(List<OutsideImport> imports) implements LanguageServerResult<T> {}
}
