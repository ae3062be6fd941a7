// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace paperdip {

// The program's words and Qt's own in one language, switched while it runs.
class Translators
{
public:
    ~Translators();

    // Empty: the system's. Widgets hear of it by QEvent::LanguageChange.
    void use(const QString &language);

private:
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace paperdip
