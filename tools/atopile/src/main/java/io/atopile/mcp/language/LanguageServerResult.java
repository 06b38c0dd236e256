package io.atopile.mcp.language;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.project.AtoSearchResult;
import java.util.List;

/** The result of a language server request. */
public sealed interface LanguageServerResult<T> {

    record Answer<T>(T value) implements LanguageServerResult<T> {}

    /** No usable atopile is installed. */
    record NoAtopile<T>(AtoSearchResult search) implements LanguageServerResult<T> {}

    /** The server timed out, or it ended and so did its replacement. */
    record Silent<T>(String reason) implements LanguageServerResult<T> {}

    /** It would execute Python of an untrusted project. */
    record Denied<T>(String reason) implements LanguageServerResult<T> {}

    /** The document imports files outside its project, directly or indirectly. */
    record Escaping<T>(List<OutsideImport> imports) implements LanguageServerResult<T> {}
}
