using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Web.Grants;

/// <summary>A right on one blob, for a short time.</summary>
/// <param name="Url">Address of the blob with the right in it. As secret as a password while it lasts.</param>
/// <param name="Expires">When the right ends.</param>
public sealed record BlobGrant(Uri Url, DateTimeOffset Expires);

/// <summary>
/// Grants on single blobs. Where the app has the account's key (Azurite) the grant is signed with it; in Azure, where
/// it runs under a managed identity, with a user delegation key, so that no account key exists anywhere.
/// </summary>
/// <param name="blobs">Knows the containers.</param>
/// <param name="service">Gives the delegation key.</param>
/// <param name="options">How long grants last.</param>
/// <param name="clock">Tells the time.</param>
public sealed class BlobGrants(
    BlobStore blobs, BlobServiceClient service, IOptions<GrantOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(8);

    // Storage and app may disagree about the time; a grant that is not yet valid would be a riddle to its user.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile UserDelegationKey? _key;

    /// <summary>The right to create a blob that is not there yet; it cannot read, replace or delete.</summary>
    public Task<BlobGrant> CreateOnlyAsync(string container, string path, CancellationToken cancellationToken) =>
        GrantAsync(container, path, BlobSasPermissions.Create, options.Value.UploadMinutes, cancellationToken);

    /// <summary>The right to read a blob.</summary>
    public Task<BlobGrant> ReadAsync(string container, string path, CancellationToken cancellationToken) =>
        GrantAsync(container, path, BlobSasPermissions.Read, options.Value.ReadMinutes, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<BlobGrant> GrantAsync(
        string container,
        string path,
        BlobSasPermissions permissions,
        int minutes,
        CancellationToken cancellationToken)
    {
        BlobClient blob = (await blobs.ContainerAsync(container, cancellationToken)).GetBlobClient(path);
        DateTimeOffset expires = clock.GetUtcNow().AddMinutes(minutes);
        bool secure = blob.Uri.Scheme == Uri.UriSchemeHttps;
        var grant = new BlobSasBuilder(permissions, expires)
        {
            BlobContainerName = container,
            BlobName = path,
            Resource = "b",
            Protocol = secure ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (blob.CanGenerateSasUri)
        {
            return new BlobGrant(blob.GenerateSasUri(grant), expires);
        }

        UserDelegationKey key = await DelegationKeyAsync(expires, cancellationToken);
        var address = new BlobUriBuilder(blob.Uri) { Sas = grant.ToSasQueryParameters(key, service.AccountName) };
        return new BlobGrant(address.ToUri(), expires);
    }

    private async Task<UserDelegationKey> DelegationKeyAsync(
        DateTimeOffset neededUntil, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_key is not { } key || key.SignedExpiresOn < neededUntil)
            {
                DateTimeOffset now = clock.GetUtcNow();
                _key = (await service.GetUserDelegationKeyAsync(
                    now - ClockSkew, now + KeyLife, cancellationToken)).Value;
            }

            return _key;
        }
        finally
        {
            _one.Release();
        }
    }
}
