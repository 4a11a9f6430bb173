using Disbursement.Core.Events;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Grants;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Opens exactly one place in <c>inbox</c> or <c>returns</c> for one file of the caller's own.</summary>
/// <param name="grants">Makes the right.</param>
/// <param name="blobs">Tells whether the name is taken.</param>
public sealed class GrantUpload(BlobGrants grants, BlobStore blobs)
{
    private const string List = "list";
    private const string Return = "return";

    /// <summary>Grants the upload.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="body">What for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">A part is not of its form, or the place is not the caller's.</exception>
    public Task<UploadView> RunAsync(Actor actor, UploadBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(body);
        return body.Kind switch
        {
            List => ListAsync(actor, body, cancellationToken),
            Return => ReturnAsync(actor, body, cancellationToken),
            _ => throw new ProblemException(RequestProblems.Field("kind", "'list' or 'return'")),
        };
    }

    private async Task<UploadView> ListAsync(Actor actor, UploadBody body, CancellationToken cancellationToken)
    {
        ThrowUnless(RouteParts.IsUnit(body.Unit), "unit", "the code of a list-making unit, 3 or 5 digits");
        ThrowUnless(IsListCode(body.List), "list", "'btxh', 'ncc', 'khac' or 'biendong'");
        ThrowUnless(body.Provider is null, "provider", "left out for a list");
        MonthRef month = MonthOf(body);
        RequireRole(actor, Access.Role.Officer);
        actor.For(month.Province, body.Unit!);
        if (!FileNames.IsList(body.File))
        {
            throw new ProblemException(RequestProblems.FileName);
        }

        string path = $"{month.Folder}/{body.Unit}/{body.List}/{body.File}";
        BlobGrant receipt = await grants.ReadAsync(Containers.Receipts, $"{path}.receipt.json", cancellationToken);
        BlobGrant rejected = await grants.ReadAsync(Containers.Receipts, ReceiptPaths.RejectedOf(path), cancellationToken);
        UploadView view = await GrantAsync(Containers.Inbox, path, cancellationToken);
        return view with { ReceiptUrl = receipt.Url, RejectedUrl = rejected.Url };
    }

    private Task<UploadView> ReturnAsync(Actor actor, UploadBody body, CancellationToken cancellationToken)
    {
        ThrowUnless(RouteParts.IsProvider(body.Provider), "provider", "a provider's code");
        ThrowUnless(body.Unit is null && body.List is null, "unit", "left out for a result, and list too");
        MonthRef month = MonthOf(body);
        RequireRole(actor, Access.Role.Provider);
        actor.ForProvider(body.Provider!);
        return FileNames.IsResult(body.File)
            ? GrantAsync(Containers.Returns, $"{body.Provider}/{month.Folder}/{body.File}", cancellationToken)
            : throw new ProblemException(RequestProblems.FileName);
    }

    private async Task<UploadView> GrantAsync(string container, string path, CancellationToken cancellationToken)
    {
        BlobGrant grant = await grants.CreateOnlyAsync(container, path, cancellationToken);
        bool exists = await blobs.ExistsAsync(container, path, cancellationToken);
        return new UploadView(grant.Url, path, grant.Expires, exists, ReceiptUrl: null, RejectedUrl: null);
    }

    private static bool IsListCode(string? text) =>
        text == EventsPath.ListCode || (ProgrammeGroups.TryParse(text, out ProgrammeGroup group) && group.ToListCode() == text);

    private static MonthRef MonthOf(UploadBody body) => RouteParts.Month(body.Province, body.Period);

    private static void RequireRole(Actor actor, Access.Role role)
    {
        if (!actor.Roles.Contains(role))
        {
            throw new ProblemException(AccessProblems.Role([role]));
        }
    }

    private static void ThrowUnless(bool holds, string field, string rule)
    {
        if (!holds)
        {
            throw new ProblemException(RequestProblems.Field(field, rule));
        }
    }
}
