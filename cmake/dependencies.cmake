find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Widgets Network PrintSupport Sql LinguistTools)
if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING OR PAPERDIP_BENCH)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(tl-expected CONFIG REQUIRED)
# The one that Qt's driver uses: a long statement is broken off through it.
find_package(SQLite3 REQUIRED)

# cmark-gfm has no CMake config: a .pc for the core, nothing for the extensions. libcmark exports
# the same symbols and must never be linked beside it.
find_path(CMARK_GFM_INCLUDE_DIR cmark-gfm.h REQUIRED)
find_library(CMARK_GFM_LIBRARY cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions REQUIRED)
add_library(cmark_gfm INTERFACE)
target_include_directories(cmark_gfm SYSTEM INTERFACE ${CMARK_GFM_INCLUDE_DIR})
target_link_libraries(cmark_gfm INTERFACE ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY})

# btparse has neither a CMake config nor a .pc.
find_path(BTPARSE_INCLUDE_DIR btparse.h REQUIRED)
find_library(BTPARSE_LIBRARY btparse REQUIRED)
add_library(btparse INTERFACE)
target_include_directories(btparse SYSTEM INTERFACE ${BTPARSE_INCLUDE_DIR})
target_link_libraries(btparse INTERFACE ${BTPARSE_LIBRARY})
