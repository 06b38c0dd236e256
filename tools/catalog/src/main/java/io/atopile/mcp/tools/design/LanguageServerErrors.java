package io.atopile.mcp.tools.design;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.introspect.ModuleMember;
import io.atopile.mcp.introspect.ModuleTree;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Failures of calls that need atopile's language server or compiler if it did not respond. */
final class LanguageServerErrors {

    private LanguageServerErrors() {}

    /** Returns the language server's answer. */
    static <T> T require(LanguageServerResult<T> told) throws ToolFailure {
        return switch (told) {
            case LanguageServerResult.Answer<T>(var value) -> value;
            case LanguageServerResult.NoAtopile<T>(var search) -> throw AtopileUnavailable.toFailure(search);
            case LanguageServerResult.Silent<T>(var reason) -> throw new ToolFailure(
                    ErrorCode.TRANSIENT_BACKEND_ERROR,
                    "atopile's language server did not respond: " + redactReason(reason) + ".",
                    "Call again in ten seconds; build_run finds errors without it.");
            case LanguageServerResult.Denied<T>(var reason) -> throw buildDeniedFailure(reason);
            case LanguageServerResult.Escaping<T>(var imports) -> throw buildImportFailure(imports);
        };
    }

    /** Returns what the compiler's program printed. */
    static JsonNode require(DesignCompiler.Result told) throws ToolFailure {
        return switch (told) {
            case DesignCompiler.Result.Printed(var json) -> json;
            case DesignCompiler.Result.Forbidden(var access) -> throw toFailure(access);
            case DesignCompiler.Result.Broken _ -> throw new ToolFailure(
                    ErrorCode.BUILD_FAILED, "The entry could not be compiled.", "design_check finds the errors in the files.");
        };
    }

    /** Returns the tree that the compiler reports. */
    static List<ModuleMember> require(ModuleTree.Answer told) throws ToolFailure {
        return switch (told) {
            case ModuleTree.Answer.Members(var members) -> members;
            case ModuleTree.Answer.Forbidden(var access) -> throw toFailure(access);
            case ModuleTree.Answer.Broken _ -> throw new ToolFailure(
                    ErrorCode.BUILD_FAILED, "The entry does not compile, or the module does not exist.", "design_check finds the errors in the files.");
        };
    }

    /** Builds the failure for a design that may not be read: it imports from outside the project, or would execute Python of an untrusted one. */
    private static ToolFailure toFailure(ReadAccess access) {
        return switch (access) {
            case ReadAccess.Denied(var reason) -> buildDeniedFailure(reason);
            case ReadAccess.Escaping(var imports) -> buildImportFailure(imports);
            case ReadAccess.Unconfined _, ReadAccess.Confined _ -> throw new IllegalArgumentException("It may be read");
        };
    }

    private static ToolFailure buildDeniedFailure(String reason) {
        return new ToolFailure(ErrorCode.POLICY_DENIED, reason + ".", ReadAccess.TRUST);
    }

    private static ToolFailure buildImportFailure(List<OutsideImport> imports) {
        return new ToolFailure(
                ErrorCode.POLICY_DENIED, ReadAccess.describe(imports.getFirst()) + ".", "Move the imported file into the project, or make it a package.");
    }

    /** Replaces the system's message on a program that it can't start, because that contains the program's path. */
    private static String redactReason(String reason) {
        return reason.contains("/") ? "it can't be started; the system may have run out of processes, memory or open files" : reason;
    }
}
