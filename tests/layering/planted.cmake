# Plants one violation after the other in a small tree of sources and expects check.cmake to name it.
cmake_policy(VERSION 3.25)

set(src "${SCRATCH}/src")
set(check "${CMAKE_CURRENT_LIST_DIR}/check.cmake")

function(run_check result output)
    execute_process(COMMAND "${CMAKE_COMMAND}" "-DSRC=${src}" -P "${check}"
        RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
    set(${result} "${status}" PARENT_SCOPE)
    set(${output} "${out}${err}" PARENT_SCOPE)
endfunction()

function(plant room text)
    file(REMOVE_RECURSE "${src}")
    file(WRITE "${src}/core/node.h" "#pragma once\n#include <QString>\n")
    file(WRITE "${src}/store/a.cpp" "#include \"core/node.h\"\n#include <QSqlQuery>\nq = \"SELECT 1\";\n")
    file(WRITE "${src}/gui/b.cpp" "#include \"library/types.h\"\n#include <QWidget>\nauto s = tr(\"A\");\n")
    file(WRITE "${src}/cli/c.cpp" "#include \"library/types.h\"\n#include <QTextStream>\nstr(\"A\");\n")
    file(WRITE "${src}/main.cpp" "#include \"cli/c.h\"\n#include <QApplication>\n")
    if(room)
        file(WRITE "${src}/${room}/planted.cpp" "// A comment\n${text}\n")
    endif()
endfunction()

plant("" "")
run_check(status output)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "Clean sources were refused:\n${output}")
endif()

foreach(case
        "core|#include \"store/store.h\""
        "markdown|#include \"store/store.h\""
        "sync|#include \"library/library.h\""
        "library|#include \"gui/mainwindow.h\""
        "cli|#include \"gui/mainwindow.h\""
        "gui|#include \"cli/commandline.h\""
        "library|#include <QSqlQuery>"
        "library|#include <QtSql/QSqlDatabase>"
        "gui|query(QStringLiteral(\"SELECT id FROM node\"))"
        "library|database.execute(QStringLiteral(\"DELETE FROM job\"))"
        "library|#include <QNetworkAccessManager>"
        "gui|#include <QTcpSocket>"
        "sync|#include <QLocalServer>"
        "cli|#include <cmark-gfm.h>"
        "markdown|#include \"formats/citation.h\""
        "formats|#include \"markdown/edit.h\""
        "formats|#include \"library/types.h\""
        "library|#include <btparse.h>"
        "formulas|#include \"gui/noteview.h\""
        "library|#include \"formulas/formulalayout.h\""
        "gui|#include <QJSEngine>"
        "formulas|#include <QWidget>"
        "formulas|#include <QTextEdit>"
        "library|#include <QtWidgets/QWidget>"
        "cli|#include <QApplication>"
        "core|#include <QColor>"
        "cli|print(tr(\"Read\"))"
        "library|QCoreApplication::translate(\"A\", \"B\")")
    string(REPLACE "|" ";" parts "${case}")
    list(GET parts 0 room)
    list(GET parts 1 text)
    plant("${room}" "${text}")
    run_check(status output)
    if(status EQUAL 0 OR NOT output MATCHES "${room}/planted.cpp:2: ")
        message(FATAL_ERROR "Not noticed in ${room}: ${text}\n${output}")
    endif()
endforeach()
file(REMOVE_RECURSE "${SCRATCH}")
message(STATUS "Every planted violation was noticed")
