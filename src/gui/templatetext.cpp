// SPDX-License-Identifier: MIT
#include "gui/templatetext.h"

#include "formats/template.h"

#include <QCoreApplication>

namespace paperdip {

namespace {

struct TemplateText
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::TemplateText)
};

} // namespace

QString templateHint()
{
    return TemplateText::tr("{title} stands for a field, {?venue: …} for a part that is "
                            "only written where the field "
                            "has a value. Fields: %1")
        .arg(EntryTemplate::fields().join(QLatin1String(", ")));
}

// A wrong template says its line in `detail` and the unknown field as its subject.
QString templateProblem(const Error &error)
{
    if (!error.detail.isEmpty() && !error.subject.isEmpty())
        return TemplateText::tr("Line %1: there is no field “%2”.")
            .arg(error.detail, error.subject);
    if (!error.detail.isEmpty())
        return TemplateText::tr("Line %1: the braces are not right.").arg(error.detail);
    return TemplateText::tr("The template is empty.");
}

} // namespace paperdip
