// SPDX-License-Identifier: MIT
#include "core/arxivid.h"

#include <algorithm>
#include <array>

namespace paperdip {

namespace {

// What is known of a host and all below it. `works` tells the paths of single works: a part between
// two slashes stands anywhere, one that begins with a slash begins the path, any other is held by
// it; behind "!" it is none. Other paths of a publisher are plain pages.
struct Site
{
    std::string_view host;
    Target target;
    std::u16string_view works;
};

// Sorted by host.
constexpr std::array sites{
    Site{"aaai.org", Target::Publisher, u"/ocs/|/papers/|article/view|/library/"},
    Site{"academic.oup.com", Target::Publisher, u"article"},
    Site{"aclanthology.info", Target::Publisher, u"/papers/"},
    Site{"aclanthology.org", Target::Publisher,
         u"!/events/|!/volumes/|!/venues/|!/people/|.|-1|-2|-3|-4|-5|-6"},
    Site{"aclweb.org", Target::Publisher, u"/anthology/"},
    Site{"ai.meta.com", Target::Publisher, u"/research/publications/"},
    Site{"amazon.science", Target::Publisher, u"/publications/"},
    Site{"asciinema.org", Target::Video, u""},
    Site{"badge.fury.io", Target::Badge, u""},
    Site{"badgen.net", Target::Badge, u""},
    Site{"bilibili.com", Target::Video, u""},
    Site{"biorxiv.org", Target::Publisher, u"/content/"},
    Site{"bitbucket.org", Target::Code, u""},
    Site{"cacm.acm.org", Target::Publisher, u"/magazines/|/research/|/article"},
    Site{"cell.com", Target::Publisher, u"fulltext|/abstract"},
    Site{"citeseerx.ist.psu.edu", Target::Publisher, u"/viewdoc/|/document"},
    Site{"codeberg.org", Target::Code, u""},
    Site{"colab.research.google.com", Target::Code, u""},
    Site{"computer.org", Target::Publisher, u"/csdl/"},
    Site{"cv-foundation.org", Target::Publisher, u"/openaccess/content"},
    Site{"dblp.org", Target::Publisher, u"/rec/"},
    Site{"direct.mit.edu", Target::Publisher, u"article|/doi/"},
    Site{"distill.pub", Target::Publisher, u"/20"},
    Site{"dl.acm.org", Target::Publisher, u"/doi/|/citation.cfm|/authorize|/ft_gateway"},
    Site{"doi.acm.org", Target::Publisher, u"/10."},
    Site{"doi.ieeecomputersociety.org", Target::Publisher, u"/10."},
    Site{"drops.dagstuhl.de", Target::Publisher, u"/opus/|/entities/document/|/storage/"},
    Site{"ecva.net", Target::Publisher, u"/papers/"},
    Site{"eprint.iacr.org", Target::Publisher, u"/19|/20"},
    Site{"frontiersin.org", Target::Publisher, u"/article"},
    Site{"gist.github.com", Target::Code, u""},
    Site{"gitee.com", Target::Code, u""},
    Site{"github.com", Target::Code, u""},
    Site{"gitlab.com", Target::Code, u""},
    Site{"hal.archives-ouvertes.fr", Target::Publisher, u"/hal-"},
    Site{"hal.inria.fr", Target::Publisher, u"/hal-|/inria-"},
    Site{"hal.science", Target::Publisher, u"/hal-"},
    Site{"huggingface.co", Target::Code, u""},
    Site{"ieeexplore.ieee.org", Target::Publisher,
         u"/document/|/abstract/|/stamp/|/iel|/xpl/article|/xpls/abs|/xpl/freeabs"},
    Site{"ijcai.org", Target::Publisher, u"/proceedings/|/abstract/"},
    Site{"img.shields.io", Target::Badge, u""},
    Site{"isca-speech.org", Target::Publisher, u"/archive/"},
    Site{"jair.org", Target::Publisher, u"article"},
    Site{"jmlr.org", Target::Publisher, u"/papers/v|/papers/volume"},
    Site{"journals.aps.org", Target::Publisher, u"abstract/|/doi/"},
    Site{"journals.plos.org", Target::Publisher, u"article"},
    Site{"journals.sagepub.com", Target::Publisher, u"/doi/"},
    Site{"kaggle.com", Target::Code, u""},
    Site{"link.springer.com", Target::Publisher, u"/article/|/chapter/|/content/|/10."},
    Site{"mdpi.com", Target::Publisher, u"/1|/2"},
    Site{"medrxiv.org", Target::Publisher, u"/content/"},
    Site{"modelscope.cn", Target::Code, u""},
    Site{"mybinder.org", Target::Badge, u""},
    Site{"nature.com", Target::Publisher, u"/articles/"},
    Site{"ncbi.nlm.nih.gov", Target::Publisher, u"/pmc/articles/|/pubmed/"},
    Site{"ndss-symposium.org", Target::Publisher, u"/ndss-paper/"},
    Site{"neurips.cc", Target::Publisher, u"/paper|/virtual/"},
    Site{"nips.cc", Target::Publisher, u"/paper|/virtual/"},
    Site{"ojs.aaai.org", Target::Publisher, u"article/view"},
    Site{"onlinelibrary.wiley.com", Target::Publisher, u"/doi/"},
    Site{"openaccess.thecvf.com", Target::Publisher, u"/content"},
    Site{"openreview.net", Target::Publisher, u"/forum|/pdf|/attachment|/references/pdf"},
    Site{"osf.io", Target::Publisher, u"/preprints/"},
    Site{"papers.nips.cc", Target::Publisher, u"/paper"},
    Site{"papers.ssrn.com", Target::Publisher, u"/sol3/papers"},
    Site{"paperswithcode.com", Target::Publisher, u"/paper/"},
    Site{"pnas.org", Target::Publisher, u"/doi/|/content/"},
    Site{"portal.acm.org", Target::Publisher, u"/citation.cfm|/ft_gateway"},
    Site{"proceedings.mlr.press", Target::Publisher, u".html"},
    Site{"proceedings.mlsys.org", Target::Publisher, u"/paper"},
    Site{"pubmed.ncbi.nlm.nih.gov", Target::Publisher, u"/1|/2|/3|/4"},
    Site{"queue.acm.org", Target::Publisher, u"/detail.cfm"},
    Site{"raw.githubusercontent.com", Target::Code, u""},
    Site{"research.google", Target::Publisher, u"/pubs/"},
    Site{"research.nvidia.com", Target::Publisher, u"/publication/"},
    Site{"roboticsproceedings.org", Target::Publisher, u"/rss"},
    Site{"science.org", Target::Publisher, u"/doi/"},
    Site{"sciencedirect.com", Target::Publisher, u"/science/article/"},
    Site{"semanticscholar.org", Target::Publisher, u"/paper/"},
    Site{"shields.io", Target::Badge, u""},
    Site{"slideslive.com", Target::Video, u""},
    Site{"sourceforge.net", Target::Code, u""},
    Site{"tandfonline.com", Target::Publisher, u"/doi/"},
    Site{"transacl.org", Target::Publisher, u"article"},
    Site{"travis-ci.org", Target::Badge, u""},
    Site{"usenix.org", Target::Publisher,
         u"/presentation/|/system/files/|/legacy|/node/|/publications/"},
    Site{"vimeo.com", Target::Video, u""},
    Site{"youtu.be", Target::Video, u""},
    Site{"youtube.com", Target::Video, u""},
};

constexpr bool isSorted()
{
    for (std::size_t i = 1; i < sites.size(); ++i) {
        if (!(sites[i - 1].host < sites[i].host))
            return false;
    }
    return true;
}
static_assert(isSorted());

// The site of a host, or of the nearest host above it.
const Site *findSite(std::string_view host)
{
    while (!host.empty()) {
        const auto less = [](const Site &site, std::string_view name) { return site.host < name; };
        const auto found = std::lower_bound(sites.begin(), sites.end(), host, less);
        if (found != sites.end() && found->host == host)
            return &*found;
        const std::size_t dot = host.find('.');
        host = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
    }
    return nullptr;
}

bool matchesPart(QStringView path, QStringView part)
{
    const bool atStart = part.startsWith(u'/') && !part.endsWith(u'/');
    return atStart ? path.startsWith(part, Qt::CaseInsensitive)
                   : path.contains(part, Qt::CaseInsensitive);
}

bool isWorkPath(const Site &site, QStringView path)
{
    const QStringView works(site.works);
    for (qsizetype from = 0; from < works.size();) {
        const qsizetype bar = works.indexOf(u'|', from);
        const qsizetype to = bar < 0 ? works.size() : bar;
        const QStringView part = works.mid(from, to - from);
        const bool isNone = part.startsWith(u'!');
        if (matchesPart(path, part.mid(isNone ? 1 : 0)))
            return !isNone;
        from = to + 1;
    }
    return false;
}

bool endsWithAny(QStringView path, std::initializer_list<QStringView> endings)
{
    return std::any_of(endings.begin(), endings.end(), [path](QStringView ending) {
        return path.endsWith(ending, Qt::CaseInsensitive);
    });
}

bool isPdf(QStringView path)
{
    return path.endsWith(u".pdf", Qt::CaseInsensitive);
}

// "?media=papers:one.pdf", of a page that gives out files.
bool namesPdf(QStringView tail)
{
    const QStringView query = tail.left(tail.indexOf(u'#') < 0 ? tail.size() : tail.indexOf(u'#'));
    return query.startsWith(u'?') && isPdf(query);
}

bool isImage(QStringView path)
{
    return endsWithAny(path, {u".svg", u".png", u".jpg", u".jpeg", u".gif", u".webp", u".ico"});
}

bool isDoi(QStringView text)
{
    return text.startsWith(u"10.") && text.size() > 8 && isAsciiDigit(text[3]) &&
           text.indexOf(u'/') >= 7;
}

Target classifySite(const Site *site, const Address &address)
{
    if (site && site->target == Target::Badge)
        return Target::Badge;
    if (isPdf(address.path) || (!site && namesPdf(address.tail)))
        return Target::Pdf;
    if (isImage(address.path))
        return Target::Badge;
    if (!site)
        return Target::Page;
    if (site->target != Target::Publisher)
        return site->target;
    return isWorkPath(*site, address.path) ? Target::Publisher : Target::Page;
}

Target classifyWeb(const Address &address)
{
    const HostName name(address.host);
    const std::string_view host = name.view();
    if (address.host.isEmpty())
        return Target::Other;
    if (!address.trusted)
        return classifySite(nullptr, address);
    if (arxivFromAddress(address, utcToday()))
        return Target::Arxiv;
    // A mistyped id still means a paper, only not one that can be looked up.
    if (isArxivHost(host))
        return isArxivPaperPath(address.path) ? Target::Publisher : Target::Page;
    if (isHostOrBelow(host, "doi.org") && address.path.startsWith(u"/10."))
        return Target::Doi;
    return classifySite(findSite(host), address);
}

// "arxiv.org/abs/..." as people type it; to Markdown it is a relative path.
bool isHostWithoutScheme(const Address &address)
{
    if (!address.host.contains(u'.') || address.host.startsWith(u'.'))
        return false;
    const HostName name(address.host);
    return isArxivHost(name.view()) || isHostOrBelow(name.view(), "doi.org") ||
           name.view().substr(0, 4) == "www." || findSite(name.view()) != nullptr;
}

Target classifyRelative(QStringView text)
{
    const Address address = splitAddress(text);
    if (text.startsWith(u"//") || isHostWithoutScheme(address))
        return classifyWeb(address);
    if (isDoi(text))
        return Target::Doi;
    const QStringView path = address.path.isEmpty() ? address.host : address.path;
    if (isPdf(path))
        return Target::Pdf;
    return isImage(path) ? Target::Badge : Target::Local;
}

} // namespace

Target classifyTarget(const QString &url)
{
    const QStringView text = QStringView(url).trimmed();
    if (text.isEmpty())
        return Target::Other;
    if (text[0] == u'#')
        return Target::Anchor;
    if (text.startsWith(u"http:", Qt::CaseInsensitive) ||
        text.startsWith(u"https:", Qt::CaseInsensitive))
        return classifyWeb(splitAddress(text));
    const Address address = splitAddress(text);
    if (address.scheme.isEmpty())
        return classifyRelative(text);
    if (address.scheme.compare(u"arxiv", Qt::CaseInsensitive) == 0)
        return arxivFromUrl(url) ? Target::Arxiv : Target::Other;
    if (address.scheme.compare(u"doi", Qt::CaseInsensitive) == 0)
        return doiFrom(url).isEmpty() ? Target::Other : Target::Doi;
    return Target::Other;
}

bool isWork(Target target)
{
    return target == Target::Arxiv || target == Target::Doi || target == Target::Pdf ||
           target == Target::Publisher;
}

} // namespace paperdip
