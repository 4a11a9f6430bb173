using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Functions.Payments;

namespace Disbursement.Functions.Web.Views;

/// <summary>A right to upload one file.</summary>
/// <param name="Url">Where to PUT it, as a block blob. The right is in the address.</param>
/// <param name="Path">Path in the container.</param>
/// <param name="Expires">When the right ends.</param>
/// <param name="Exists">Whether a file of this name is there already: the PUT will be refused, choose another.</param>
/// <param name="ReceiptUrl">Where the receipt will be readable; lists only.</param>
/// <param name="RejectedUrl">Where the refused rows will be readable; lists only.</param>
public sealed record UploadView(
    Uri Url, string Path, DateTimeOffset Expires, bool Exists, Uri? ReceiptUrl, Uri? RejectedUrl);

/// <summary>What was written down.</summary>
/// <param name="State">The state after it.</param>
/// <param name="By">Who did it, by the token.</param>
public sealed record DeedView(string State, string By);

/// <summary>A signature that was written down.</summary>
/// <param name="State">The round's state after it: still Proposed while another signature is missing.</param>
/// <param name="By">Who signed, by the token.</param>
/// <param name="Signatures">Signatures given, this one included.</param>
/// <param name="SignaturesNeeded">Signatures of different people that the round needs.</param>
public sealed record ApprovalView(string State, string By, int Signatures, int SignaturesNeeded);

/// <summary>One signature under the root of a proposal.</summary>
/// <param name="By">Who signed.</param>
/// <param name="At">When.</param>
public sealed record SignatureView(string By, DateTimeOffset At);

/// <summary>A round with its proposal.</summary>
/// <param name="Round">The round.</param>
/// <param name="Proposal">The proposal as the ledger keeps it; null before it is made.</param>
/// <param name="Envelopes">What it asks of the envelopes, while it waits for approval; null otherwise.</param>
public sealed record ProposalView(RoundView Round, JsonNode? Proposal, EnvelopesView? Envelopes);

/// <summary>A payment file, as treasurer, approver and manager see it.</summary>
/// <param name="FileId">Its id, also the message id.</param>
/// <param name="Round">Round number, from 1.</param>
/// <param name="Provider">Provider code.</param>
/// <param name="Unit">Code of the list-making unit.</param>
/// <param name="Source">Budget source.</param>
/// <param name="Name">File name.</param>
/// <param name="Format">Format.</param>
/// <param name="State">Its state.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="SumDong">Money, in đồng.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="FetchedAt">When the provider first read it.</param>
/// <param name="Paid">Payments paid.</param>
/// <param name="PaidDong">Money paid, in đồng.</param>
/// <param name="Failed">Payments proven to have failed.</param>
/// <param name="FailedDong">Their money, in đồng.</param>
/// <param name="Open">Payments without a final answer.</param>
/// <param name="OpenDong">Their money, in đồng.</param>
public sealed record FileView(
    string FileId,
    int Round,
    string Provider,
    string Unit,
    string Source,
    string Name,
    string Format,
    string State,
    int Payments,
    long SumDong,
    string Sha256,
    DateTimeOffset? FetchedAt,
    int Paid,
    long PaidDong,
    int Failed,
    long FailedDong,
    int Open,
    long OpenDong)
{
    /// <summary>What is printed of it and signed; under the round's root like the file.</summary>
    public IReadOnlyList<PrintedForm> Prints { get; init; } = [];
}

/// <summary>A released payment file, as its provider sees it.</summary>
/// <param name="Provider">Provider code.</param>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Round">Round number, from 1.</param>
/// <param name="FileId">Its id.</param>
/// <param name="Name">File name.</param>
/// <param name="Format">Format.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="SumDong">Money, in đồng.</param>
/// <param name="Sha256">SHA-256, to be checked after reading.</param>
/// <param name="Url">Where to read it; the right is in the address.</param>
/// <param name="Expires">When the right ends.</param>
/// <param name="State">Its state.</param>
public sealed record ProviderFileView(
    string Provider,
    string Province,
    string Period,
    int Round,
    string FileId,
    string Name,
    string Format,
    int Payments,
    long SumDong,
    string Sha256,
    Uri Url,
    DateTimeOffset Expires,
    string State)
{
    /// <summary>What is printed of it and signed, each with where to read it.</summary>
    public IReadOnlyList<ProviderPrintView> Prints { get; init; } = [];

    /// <summary>Whom the contract names for questions about it.</summary>
    public IReadOnlyList<ContractContact> Contacts { get; init; } = [];

    /// <summary>Its detached signature; null where the contract wants none.</summary>
    public ProviderSignatureView? Signature { get; init; }
}

/// <summary>One printed form of a payment file, for its provider.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Url">Where to read it; the right is in the address.</param>
public sealed record ProviderPrintView(string Name, string Sha256, Uri Url);

/// <summary>The detached signature of a file, for its provider.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Url">Where to read it; the right is in the address.</param>
public sealed record ProviderSignatureView(string Name, string Sha256, Uri Url);

/// <summary>Something a person must decide or know.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Unit">Code of the unit; empty when none.</param>
/// <param name="List">Code of the list; empty when none.</param>
/// <param name="Summary">What was found, masked, in Vietnamese.</param>
/// <param name="Evidence">Where the evidence stands in the ledger.</param>
/// <param name="Subject">A hash or EndToEndId.</param>
/// <param name="State"><c>Open</c> or <c>Decided</c>.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Allowed">Decisions it takes; none when it is only to be known.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Reason">The reason given.</param>
public sealed record ExceptionView(
    string Id,
    string Kind,
    string Unit,
    string List,
    string Summary,
    string Evidence,
    string Subject,
    string State,
    DateTimeOffset FoundAt,
    IReadOnlyList<string> Allowed,
    string Decision,
    string DecidedBy,
    DateTimeOffset? DecidedAt,
    string Reason);
