using System.Collections.Concurrent;
using Disbursement.Cli.Api;
using Disbursement.Cli.Identity;

namespace Disbursement.Cli.Demo;

/// <summary>The people of the demo, each with a token and rights of their own, as in an office.</summary>
/// <param name="address">The app's address.</param>
/// <param name="tokens">Makes the tokens.</param>
/// <param name="province">The province they work for.</param>
internal sealed class DemoPeople(Uri address, TokenMint tokens, string province) : IDisposable
{
    /// <summary>The app may be started again in the middle of a month; a start took 2 to 4 s on two cores.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, AppClient> _clients = new(StringComparer.Ordinal);

    /// <summary>The treasurer, who closes and settles.</summary>
    public AppClient Treasurer => Of("ketoan", Roles.Treasurer, province);

    /// <summary>Others, who approve: the second and third sign where the amount or a tripwire asks for it.</summary>
    public IReadOnlyList<AppClient> Approvers =>
    [
        Of("lanhdao", Roles.Approver, province),
        Of("pholanhdao", Roles.Approver, province),
        Of("chutich", Roles.Approver, province),
    ];

    /// <summary>The manager, who reads.</summary>
    public AppClient Manager => Of("quanly", Roles.Manager, province);

    /// <summary>The officer of one unit, who sends its lists and no others.</summary>
    public AppClient OfficerOf(string unit) => Of("canbo" + unit, Roles.Officer, $"{province}/{unit}");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AppClient client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private AppClient Of(string name, string role, string area) => _clients.GetOrAdd(name, _ =>
        new AppClient(address, tokens.Mint(new UserIdentity(name, [role], [area])).Reveal(), Patience));
}
