// SPDX-License-Identifier: MIT
#include "cli/fetchrun.h"
#include "cli/output.h"
#include "cli/session.h"
#include "store/store.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperdip {

namespace {

void declare(QCommandLineParser &options)
{
    options.addOption({QStringLiteral("again"), QStringLiteral("Try again what had failed.")});
}

int run(const Invocation &invocation)
{
    const auto session = Session::open(invocation.library, Session::Absent::Refuse);
    if (!session)
        return failed(session.error());
    (*session)->files().checkAll();
    FetchRun fetch(**session);
    if (invocation.options.isSet(QStringLiteral("again")))
        fetch.retryFailed();
    const Result<void> result = fetch.fetchAll();
    if (!result)
        failed(result.error());
    say(QStringLiteral("%1 fetched, %2 failed, %3 waiting")
            .arg(fetch.done())
            .arg(fetch.failed())
            .arg(fetch.waiting()));
    const bool worked = result && fetch.failed() == 0 && fetch.waiting() == 0;
    int status = worked ? Worked : DidNotWork;
    if (invocation.json &&
        print(QJsonDocument(QJsonObject{{QStringLiteral("done"), fetch.done()},
                                        {QStringLiteral("failed"), fetch.failed()},
                                        {QStringLiteral("waiting"), fetch.waiting()}})) != Worked)
        status = DidNotWork;
    return status;
}

} // namespace

const Command fetchCommand{
    "fetch", "[--again]", "Work off the queue of titles and abstracts", 0, 0, true, &declare, &run};

} // namespace paperdip
