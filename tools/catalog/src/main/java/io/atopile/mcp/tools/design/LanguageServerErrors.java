package io.atopile.mcp.tools.design;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import java.util.List;

/** Failures of tools if the language server did not respond. */
final class LanguageServerErrors {

    private LanguageServerErrors() {}

    static <T extends Record> ToolResult<T> buildAtopileFailure(AtoSearchResult search) {
        return ToolResult.fail(AtopileUnavailable.toErrorCode(search), AtopileUnavailable.describeReason(search), AtopileUnavailable.buildHint(search));
    }

    static <T extends Record> ToolResult<T> buildServerFailure(String reason) {
        return ToolResult.fail(
                ErrorCode.TRANSIENT_BACKEND_ERROR,
                "atopile's language server did not respond: " + redactReason(reason) + ".",
                "Call again in ten seconds; build_run finds errors without it.");
    }

    /** Builds the failure for a design that may not be read: it imports from outside the project, or would execute Python of an untrusted one. */
    static <T extends Record> ToolResult<T> buildAccessFailure(ReadAccess access) {
        return switch (access) {
            case ReadAccess.Denied(var reason) -> buildDeniedFailure(reason);
            case ReadAccess.Escaping(var imports) -> buildImportFailure(imports);
            case ReadAccess.Unconfined _, ReadAccess.Confined _ -> throw new IllegalArgumentException("It may be read");
        };
    }

    static <T extends Record> ToolResult<T> buildDeniedFailure(String reason) {
        return ToolResult.fail(ErrorCode.POLICY_DENIED, reason + ".", ReadAccess.TRUST);
    }

    static <T extends Record> ToolResult<T> buildImportFailure(List<OutsideImport> imports) {
        return ToolResult.fail(ErrorCode.POLICY_DENIED, ReadAccess.describe(imports.getFirst()) + ".", "Move the imported file into the project, or make it a package.");
    }

    /** Describes the reason, for a result that contains more than this. */
    static String describeReason(LanguageServerResult<?> told) {
        return switch (told) {
            case LanguageServerResult.Answer<?> _ -> throw new IllegalArgumentException("There is an answer");
            case LanguageServerResult.NoAtopile<?>(var search) -> AtopileUnavailable.describeReason(search);
            case LanguageServerResult.Denied<?>(var reason) -> reason + ".";
            case LanguageServerResult.Escaping<?>(var imports) -> ReadAccess.describe(imports.getFirst()) + ".";
            case LanguageServerResult.Silent<?>(var reason) -> "atopile's language server did not respond: " + redactReason(reason) + ".";
        };
    }

    /** Replaces the system's message on a program that it can't start, because that contains the program's path. */
    private static String redactReason(String reason) {
        return reason.contains("/") ? "it can't be started; the system may have run out of processes, memory or open files" : reason;
    }
}
