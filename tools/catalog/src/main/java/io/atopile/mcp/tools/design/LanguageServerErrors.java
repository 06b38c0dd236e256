package io.atopile.mcp.tools.design;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tools.build.AtopileUnavailable;
import java.util.List;

/** How tools tell that the language server gave no answer. */
final class LanguageServerErrors {

    private LanguageServerErrors() {}

    static <T extends Record> ToolResult<T> buildAtopileFailure(AtoSearchResult search) {
        return ToolResult.fail(AtopileUnavailable.toErrorCode(search), AtopileUnavailable.describeReason(search), AtopileUnavailable.buildHint(search));
    }

    static <T extends Record> ToolResult<T> buildServerFailure(String reason) {
        return ToolResult.fail(
                ErrorCode.TRANSIENT_BACKEND_ERROR,
                "atopile's language server gave no answer: " + redactReason(reason) + ".",
                "Call again in ten seconds; build_run finds mistakes without it.");
    }

    /** The design may not be read: its imports leave the project, or it would execute Python of an untrusted one. */
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

    /** The reason, for an answer that has more to tell than this. */
    static String describeReason(LanguageServerResult<?> told) {
        return switch (told) {
            case LanguageServerResult.Answer<?> _ -> throw new IllegalArgumentException("There is an answer");
            case LanguageServerResult.NoAtopile<?>(var search) -> AtopileUnavailable.describeReason(search);
            case LanguageServerResult.Denied<?>(var reason) -> reason + ".";
            case LanguageServerResult.Escaping<?>(var imports) -> ReadAccess.describe(imports.getFirst()) + ".";
            case LanguageServerResult.Silent<?>(var reason) -> "atopile's language server gave no answer: " + redactReason(reason) + ".";
        };
    }

    /** What the system says of a program that it can't start names its path. */
    private static String redactReason(String reason) {
        return reason.contains("/") ? "its program can't be started; processes, memory or open files may be used up" : reason;
    }
}
