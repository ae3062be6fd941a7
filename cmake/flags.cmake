# One target carries every flag; each room links it privately.
add_library(paperdip_flags INTERFACE)
target_compile_options(paperdip_flags INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<BOOL:${PAPERDIP_WERROR}>:-Werror>)
target_compile_definitions(paperdip_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS QT_FORCE_ASSERTS>)

if(PAPERDIP_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
if(PAPERDIP_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# What an import goes through is worth -O3; everywhere else it only makes longer what a start reads from the disk.
set(paperdip_busy_rooms core markdown store)

# paperdip_room(NAME FILES...): a folder of src/ as a static library called paperdip_NAME.
function(paperdip_room name)
    add_library(paperdip_${name} STATIC ${ARGN})
    target_include_directories(paperdip_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(paperdip_${name} PRIVATE paperdip_flags)
    if(NOT name IN_LIST paperdip_busy_rooms)
        target_compile_options(paperdip_${name} PRIVATE $<$<CONFIG:Release>:-O2>)
    endif()
endfunction()
