using Disbursement.Cli.Api;

namespace Disbursement.Cli.Transfer;

/// <summary>Sends files the way officers and providers do: asks for a create-only address and puts the bytes there.</summary>
internal static class ListSender
{
    private const string NotPermitted = "AuthorizationPermissionMismatch";

    /// <summary>Sends one list.</summary>
    /// <returns>The path it got, and whether it was written now; false when the name was there already.</returns>
    public static Task<SentFile> SendAsync(AppClient app, DropFile file, CancellationToken cancellationToken) =>
        SendAsync(
            app,
            new UploadRequest
            {
                Kind = "list",
                Province = file.Month.Province,
                Period = file.Month.Period.ToString(),
                Unit = file.Unit,
                List = file.List,
                File = file.Name,
            },
            file.Path,
            cancellationToken);

    /// <summary>Sends one file that was described.</summary>
    public static async Task<SentFile> SendAsync(
        AppClient app, UploadRequest request, string path, CancellationToken cancellationToken)
    {
        UploadGrant grant = await app.RequestUploadAsync(request, cancellationToken);
        if (grant.Exists)
        {
            return new SentFile(grant.Path, Written: false);
        }

        try
        {
            bool written = await AppClient.PutAsync(new Uri(grant.Url), path, cancellationToken);
            return new SentFile(grant.Path, written);
        }
        catch (AppRefusedException refusal) when (refusal.Code == NotPermitted)
        {
            // With a right to create only, Azurite says this of a blob that is there: the first try's answer was lost.
            UploadGrant again = await app.RequestUploadAsync(request, cancellationToken);
            if (!again.Exists)
            {
                throw;
            }

            return new SentFile(again.Path, Written: true);
        }
    }
}

/// <summary>What became of a file that was sent.</summary>
/// <param name="Path">The blob's path in its container.</param>
/// <param name="Written">False when a blob of this name stood there already.</param>
internal sealed record SentFile(string Path, bool Written);
