"""Parses .ato texts with the grammar of the atopile in this interpreter: one JSON object per line in, one out.

In: {"id": 1, "text": "..."}. Out: {"id": 1, "faults": [{"line": 8, "column": 21, "message": "..."}]}, both from 1.
Ends at the end of its input. Only the grammar is loaded, because loading all of atopile takes several times as long.
"""

import importlib
import importlib.util
import json
import os
import sys

AT_MOST = 5


def load(package):
    home = importlib.util.find_spec("atopile").submodule_search_locations[0]
    folder = os.path.join(home, "compiler", "parser")
    spec = importlib.util.spec_from_file_location(
        package, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[package] = module
    spec.loader.exec_module(module)
    lexer = importlib.import_module(package + ".AtoLexer").AtoLexer
    parser = importlib.import_module(package + ".AtoParser").AtoParser
    return lexer, parser


AtoLexer, AtoParser = load("ato_grammar")

from antlr4 import CommonTokenStream, InputStream  # noqa: E402
from antlr4.error.ErrorListener import ErrorListener  # noqa: E402


class Faults(ErrorListener):
    def __init__(self):
        self.found = []

    def syntaxError(self, recognizer, symbol, line, column, message, error):
        if len(self.found) < AT_MOST:
            self.found.append({"line": line, "column": column + 1, "message": message[:200]})


def faults_in(text):
    faults = Faults()
    lexer = AtoLexer(InputStream(text))
    lexer.removeErrorListeners()
    lexer.addErrorListener(faults)
    parser = AtoParser(CommonTokenStream(lexer))
    parser.removeErrorListeners()
    parser.addErrorListener(faults)
    parser.file_input()
    return faults.found


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps({"id": request["id"], "faults": faults_in(request["text"])}), flush=True)
